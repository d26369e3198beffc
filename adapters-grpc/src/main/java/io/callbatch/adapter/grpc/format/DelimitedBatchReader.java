package io.callbatch.adapter.grpc.format;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.InputStream;

/**
 * Reads binary messages that each follow their length as a varint. Findings have the ordinal of the
 * message, from 1, for a line.
 */
public final class DelimitedBatchReader implements BatchReader {

  private final ReadLimits limits;
  private final ProtobufBatchReader documents;

  /** Reads within these limits; the size is that of one message. */
  public DelimitedBatchReader(ReadLimits limits, MessageReading messages) {
    this.limits = limits;
    this.documents = new ProtobufBatchReader(limits, messages);
  }

  @Override
  public DocumentFormat format() {
    return DocumentFormat.DELIMITED;
  }

  @Override
  public DocumentFrames frames(InputStream source) {
    return new DelimitedFrames(source, limits.maxDocumentBytes());
  }

  @Override
  public Reading read(Frame.Document document, ReadOptions options) {
    return documents.read(document.bytes(), document.firstLine(), options);
  }
}
