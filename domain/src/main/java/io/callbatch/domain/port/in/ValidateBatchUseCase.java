package io.callbatch.domain.port.in;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadOptions;
import java.io.IOException;
import java.io.InputStream;

/** Reads every document of a source and tells what is wrong with each. Safe for several threads. */
public interface ValidateBatchUseCase {

  /**
   * Validates to the end of the source, bad documents or not.
   *
   * @param listener told of every document, in order
   * @throws OverloadedException if too many conversions are under way
   * @throws UnsupportedFormatException if there is no reader for the format
   * @throws IOException if the source does
   */
  ValidationSummary validate(ValidateBatchCommand command, DocumentListener listener)
      throws IOException;

  /**
   * What to validate.
   *
   * @param format format of the source
   * @param source read to its end, never closed
   * @param options how to read
   */
  record ValidateBatchCommand(DocumentFormat format, InputStream source, ReadOptions options) {}

  /**
   * What came of it.
   *
   * @param valid documents without a violation
   * @param invalid documents with violations
   * @param violations violations of all documents; the options bound how many are listed
   * @param warnings warnings of all documents, bounded likewise
   */
  record ValidationSummary(long valid, long invalid, Findings violations, Findings warnings) {}
}
