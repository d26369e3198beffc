package io.callbatch.adapter.json.write;

import io.callbatch.domain.port.in.Readiness;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;

/** What {@code /readyz} says. */
public final class ReadinessJson {

  private ReadinessJson() {}

  /**
   * The object with {@code status}, which is {@code ready} or {@code not ready}, and {@code
   * checks}, each with {@code name}, {@code ok}, {@code message}; UTF-8.
   */
  public static byte[] bytes(Readiness.Report report) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeStringProperty("status", report.isReady() ? "ready" : "not ready");
      json.writeArrayPropertyStart("checks");
      for (Readiness.Check check : report.checks()) {
        json.writeStartObject();
        json.writeStringProperty("name", check.name());
        json.writeBooleanProperty("ok", check.ok());
        json.writeStringProperty("message", check.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return target.toByteArray();
  }
}
