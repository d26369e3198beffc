package io.callbatch.domain.port.in;

import io.callbatch.domain.model.Reading;

/** Is told of the documents of a stream, one after the other, on the caller's thread. */
@FunctionalInterface
public interface DocumentListener {

  /**
   * A document is done.
   *
   * @param ordinal which document of the stream, from 1
   * @param reading what came of reading it
   */
  void onDocument(long ordinal, Reading reading);
}
