package io.callbatch.domain.port.in;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Converts documents from any format to any other, in their order, few at a time, so that memory
 * doesn't grow with their number. Source, target and listener are used by the caller's thread
 * alone. Safe for several threads.
 */
public interface ConvertBatchUseCase {

  /**
   * Converts to the end of the source, or up to the first bad document.
   *
   * @param listener told of every document, in order, after it was written or refused
   * @throws OverloadedException if too many conversions are under way
   * @throws UnsupportedFormatException if there is no reader or no writer for a format, or a stream
   *     is to become a single document
   * @throws IOException if the source or the target does
   */
  ConversionSummary convert(ConvertBatchCommand command, DocumentListener listener)
      throws IOException;

  /**
   * What to convert.
   *
   * @param from format of the source
   * @param source read to its end, never closed
   * @param to format to write
   * @param target written to, neither flushed nor closed
   * @param readOptions how to read
   * @param writeOptions how to write
   * @param skipInvalid whether to go on after a bad document, leaving it out
   */
  record ConvertBatchCommand(
      DocumentFormat from,
      InputStream source,
      DocumentFormat to,
      OutputStream target,
      ReadOptions readOptions,
      WriteOptions writeOptions,
      boolean skipInvalid) {}

  /**
   * What came of it.
   *
   * @param written documents written
   * @param refused documents left out, or the one that ended the conversion
   * @param warnings warnings of the documents written
   * @param complete whether the source was read to its end
   */
  record ConversionSummary(long written, long refused, long warnings, boolean complete) {}
}
