package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.port.out.Frame;

/** Reads whole JSON texts for those who keep the reason of a refusal. */
final class JsonTexts {

  private JsonTexts() {}

  /**
   * Reads a text.
   *
   * @param value reads its value, with the cursor on the first token; null, with violations, where
   *     there is none
   */
  static <T> JsonResult<T> read(
      Frame.Document document,
      ReadLimits limits,
      ReadOptions options,
      Members.ValueReader<T> value) {
    return switch (new JsonDocument(document, limits, options).<T>read(value::read)) {
      case JsonDocument.Outcome.Read<T> read ->
          new JsonResult.Read<>(read.value(), read.warnings());
      case JsonDocument.Outcome.Bad<T> bad -> new JsonResult.Refused<>(bad.refused());
    };
  }
}
