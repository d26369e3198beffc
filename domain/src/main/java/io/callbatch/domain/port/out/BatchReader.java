package io.callbatch.domain.port.out;

import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import java.io.InputStream;

/** Reads documents of one format. Implementations are safe for use by several threads. */
public interface BatchReader {

  /** The format this reader reads. */
  DocumentFormat format();

  /**
   * Cuts a stream of bytes into documents, without understanding them. A format of single documents
   * gives exactly one, be it empty; a format of many gives any number, none included.
   *
   * @param source read from where it stands to its end, never closed
   */
  DocumentFrames frames(InputStream source);

  /**
   * Reads one document and finds everything that is wrong with it. Bad input is never an exception.
   */
  Reading read(Frame.Document document, ReadOptions options);
}
