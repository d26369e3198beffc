package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import java.util.function.Function;

/**
 * What came of reading one JSON text.
 *
 * @param <T> what the text means
 */
public sealed interface JsonResult<T> {

  /** The same of a text that holds a batch. */
  Reading reading(Function<T, BatchCallsResponse> batch);

  /**
   * The text was read.
   *
   * @param value what it means
   * @param warnings what was odd or had to be mended
   */
  record Read<T>(T value, Findings warnings) implements JsonResult<T> {

    @Override
    public Reading reading(Function<T, BatchCallsResponse> batch) {
      return new Reading.Accepted(batch.apply(value), warnings);
    }
  }

  /**
   * The text has violations.
   *
   * @param refused all of them
   */
  record Refused<T>(Reading.Refused refused) implements JsonResult<T> {

    @Override
    public Reading reading(Function<T, BatchCallsResponse> batch) {
      return refused;
    }
  }
}
