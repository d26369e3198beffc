package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;

/**
 * What came of reading one JSON text.
 *
 * @param <T> what the text means
 */
public sealed interface JsonResult<T> {

  /**
   * The text was read.
   *
   * @param value what it means
   * @param warnings what was odd or had to be mended
   */
  record Read<T>(T value, Findings warnings) implements JsonResult<T> {}

  /**
   * The text has violations.
   *
   * @param reading all of them
   */
  record Refused<T>(Reading.Refused reading) implements JsonResult<T> {}
}
