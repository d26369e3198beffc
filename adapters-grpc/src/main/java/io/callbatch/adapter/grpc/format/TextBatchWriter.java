package io.callbatch.adapter.grpc.format;

import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.out.BatchWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes messages in protobuf's text format, in UTF-8, for people to read. */
public final class TextBatchWriter implements BatchWriter {

  @Override
  public DocumentFormat format() {
    return DocumentFormat.TEXT;
  }

  @Override
  public void write(BatchCallsResponse batch, WriteOptions options, OutputStream target)
      throws IOException {
    Writer text = new ControlEscapes(new OutputStreamWriter(target, StandardCharsets.UTF_8));
    ProtobufText.PRINTER.print(BatchProtoMapper.INSTANCE.toProto(batch, options), text);
    text.flush();
  }
}
