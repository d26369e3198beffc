package io.callbatch.domain.port.out;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.WriteOptions;
import java.io.IOException;
import java.io.OutputStream;

/** Writes documents in one format. Implementations are safe for use by several threads. */
public interface BatchWriter {

  /** The format this writer writes. */
  DocumentFormat format();

  /**
   * Writes one document with whatever separates it from the next; neither flushes nor closes.
   *
   * @throws IOException if the target does
   */
  void write(BatchCallsResponse batch, WriteOptions options, OutputStream target)
      throws IOException;
}
