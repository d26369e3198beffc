package io.callbatch.adapter.grpc.format;

import com.google.protobuf.CodedOutputStream;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.out.BatchWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes binary messages, with or without their length before them. */
public final class ProtobufBatchWriter implements BatchWriter {

  private static final int LONGEST_LENGTH = 5;

  private final DocumentFormat format;

  private ProtobufBatchWriter(DocumentFormat format) {
    this.format = format;
  }

  /** Writes a message and nothing else. */
  public static ProtobufBatchWriter single() {
    return new ProtobufBatchWriter(DocumentFormat.PROTOBUF);
  }

  /** Writes each message after its length as a varint. */
  public static ProtobufBatchWriter delimited() {
    return new ProtobufBatchWriter(DocumentFormat.DELIMITED);
  }

  @Override
  public DocumentFormat format() {
    return format;
  }

  @Override
  public void write(BatchCallsResponse batch, WriteOptions options, OutputStream target)
      throws IOException {
    try (WireBuffer bytes = new WireBuffer()) {
      new BatchEncoder(bytes, options).encode(batch);
      if (format.isStream()) {
        CodedOutputStream length = CodedOutputStream.newInstance(target, LONGEST_LENGTH);
        length.writeUInt32NoTag(bytes.size());
        length.flush();
      }
      bytes.writeTo(target);
    }
  }
}
