package io.callbatch.domain.usecase;

import java.io.IOException;

/**
 * What came of something that was done earlier, maybe by another thread.
 *
 * @param <T> what it is when all went well
 */
@FunctionalInterface
interface Outcome<T> {

  /** The result, or the exception that there was instead. */
  T get() throws IOException;
}
