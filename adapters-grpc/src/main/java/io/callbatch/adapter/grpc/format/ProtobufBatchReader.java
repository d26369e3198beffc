package io.callbatch.adapter.grpc.format;

import com.google.protobuf.InvalidProtocolBufferException;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.InputStream;

/** Reads single binary messages. */
public final class ProtobufBatchReader implements BatchReader {

  private final ReadLimits limits;
  private final MessageReading messages;

  /** Reads within these limits; of them, only the size bears on a message. */
  public ProtobufBatchReader(ReadLimits limits, MessageReading messages) {
    this.limits = limits;
    this.messages = messages;
  }

  @Override
  public DocumentFormat format() {
    return DocumentFormat.PROTOBUF;
  }

  @Override
  public DocumentFrames frames(InputStream source) {
    return DocumentFrames.ofWholeMessage(source, limits.maxDocumentBytes());
  }

  @Override
  public Reading read(Frame.Document document, ReadOptions options) {
    return read(document.bytes(), 0, options);
  }

  Reading read(byte[] bytes, int ordinal, ReadOptions options) {
    DecodedBatch batch;
    try {
      batch = BatchDecoder.decode(bytes, options.mode());
    } catch (InvalidProtocolBufferException e) {
      return MessageReading.refusal(
          Reading.Refusal.MALFORMED, ordinal, 0, Rule.SYNTAX, MalformedMessage.of(e));
    }
    return messages.read(batch, ordinal, options);
  }
}
