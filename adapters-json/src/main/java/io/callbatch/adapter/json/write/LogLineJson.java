package io.callbatch.adapter.json.write;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A log record as one JSON object without line breaks. */
public final class LogLineJson {

  private LogLineJson() {}

  /**
   * The object with {@code timestamp}, {@code level}, {@code logger}, {@code message}, {@code
   * error}.
   */
  public static String line(
      Instant timestamp, String level, String logger, String message, Optional<String> error) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeStringProperty("timestamp", timestamp.toString());
      json.writeStringProperty("level", level);
      json.writeStringProperty("logger", logger);
      json.writeStringProperty("message", message);
      error.ifPresent(text -> json.writeStringProperty("error", text));
      json.writeEndObject();
    }
    return target.toString(StandardCharsets.UTF_8);
  }
}
