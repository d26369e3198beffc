package io.callbatch.domain.port.in;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.WriteOptions;

/** Writes one document. Safe for several threads. */
public interface WriteBatchUseCase {

  /**
   * The document's bytes.
   *
   * @throws OverloadedException if too many conversions are under way
   * @throws UnsupportedFormatException if there is no writer for the format
   */
  byte[] write(WriteBatchCommand command);

  /**
   * What to write.
   *
   * @param batch the document
   * @param format the format to write it in
   * @param options how to write
   */
  record WriteBatchCommand(BatchCallsResponse batch, DocumentFormat format, WriteOptions options) {}
}
