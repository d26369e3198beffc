package io.callbatch.adapter.json.hubspot.error;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.write.JsonGenerators;
import io.callbatch.domain.model.ErrorDetail;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes errors as HubSpot does, member for member in its order. */
public final class ErrorEnvelope {

  private ErrorEnvelope() {}

  /**
   * The answer that an error is.
   *
   * @param correlationId the name of this request, by which support finds it
   */
  public static HubSpotAnswer answer(HubSpotError error, String correlationId) {
    HubSpotAnswer answer = HubSpotAnswer.json(error.status(), body(error, correlationId));
    for (Map.Entry<String, String> header : error.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  private static byte[] body(HubSpotError error, String correlationId) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeStringProperty("status", "error");
      json.writeStringProperty("message", error.message());
      json.writeStringProperty("correlationId", correlationId);
      context(json, error.context());
      errors(json, error.errors());
      if (!error.links().isEmpty()) {
        json.writeObjectPropertyStart("links");
        error.links().forEach(json::writeStringProperty);
        json.writeEndObject();
      }
      error.category().ifPresent(category -> json.writeStringProperty("category", category));
      json.writeEndObject();
    }
    return target.toByteArray();
  }

  /** The member {@code context}, unless there is none. */
  public static void context(JsonGenerator json, Map<String, List<String>> context) {
    if (!context.isEmpty()) {
      json.writeObjectPropertyStart("context");
      context.forEach((name, values) -> {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
      });
      json.writeEndObject();
    }
  }

  private static void errors(JsonGenerator json, List<ErrorDetail> errors) {
    if (!errors.isEmpty()) {
      json.writeArrayPropertyStart("errors");
      for (ErrorDetail detail : errors) {
        json.writeStartObject();
        json.writeStringProperty("message", detail.message());
        detail.code().ifPresent(code -> json.writeStringProperty("code", code));
        context(json, detail.context());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
