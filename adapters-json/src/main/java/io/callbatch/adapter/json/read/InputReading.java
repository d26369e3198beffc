package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Findings;

/**
 * What came of reading what somebody asks for.
 *
 * @param <T> what was read
 */
public sealed interface InputReading<T> {

  /** It can be done, as far as its form goes. */
  record Accepted<T>(T value) implements InputReading<T> {}

  /** It has another form than is due. */
  record Refused<T>(Findings violations) implements InputReading<T> {}
}
