package io.callbatch.adapter.json.write;

import io.callbatch.adapter.json.mapping.BatchJsonMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.out.BatchWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes compact JSON in UTF-8, nothing after it. Details have no place in HubSpot's JSON. */
public final class JsonBatchWriter implements BatchWriter {

  @Override
  public DocumentFormat format() {
    return DocumentFormat.JSON;
  }

  @Override
  public void write(BatchCallsResponse batch, WriteOptions options, OutputStream target) {
    try (JsonBuffer json = new JsonBuffer()) {
      new DocumentWriter(json, UnknownMembers.AS_THEY_ARE)
          .write(BatchJsonMapper.INSTANCE.toWire(batch));
      json.writeTo(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
