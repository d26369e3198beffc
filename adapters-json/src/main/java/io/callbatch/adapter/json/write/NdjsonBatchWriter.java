package io.callbatch.adapter.json.write;

import io.callbatch.adapter.json.mapping.BatchJsonMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.out.BatchWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes compact JSON in UTF-8, each document on a line of its own. */
public final class NdjsonBatchWriter implements BatchWriter {

  @Override
  public DocumentFormat format() {
    return DocumentFormat.NDJSON;
  }

  @Override
  public void write(BatchCallsResponse batch, WriteOptions options, OutputStream target)
      throws IOException {
    try (JsonBuffer json = new JsonBuffer()) {
      new DocumentWriter(json, UnknownMembers.ON_ONE_LINE)
          .write(BatchJsonMapper.INSTANCE.toWire(batch));
      json.endLine();
      json.writeTo(target);
    }
  }
}
