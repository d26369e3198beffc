package io.callbatch.domain.port.in;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;

/** Reads one document and tells everything that is wrong with it. Safe for several threads. */
public interface ReadBatchUseCase {

  /**
   * Reads the document. What is wrong with it is part of the answer, never an exception.
   *
   * @throws OverloadedException if too many conversions are under way
   * @throws UnsupportedFormatException if there is no reader for the format
   */
  Reading read(ReadBatchCommand command);

  /**
   * What to read.
   *
   * @param format the document's format
   * @param document its bytes; handed over, not copied
   * @param options how to read
   */
  record ReadBatchCommand(DocumentFormat format, byte[] document, ReadOptions options) {}
}
