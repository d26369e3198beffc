package io.callbatch.adapter.json.hubspot.answer;

import io.callbatch.adapter.json.hubspot.error.ErrorEnvelope;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.write.JsonGenerators;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.PortalId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The documents that HubSpot's routes answer with. */
public final class HubSpotDocuments {

  private HubSpotDocuments() {}

  /** A call that was read. */
  public static HubSpotAnswer read(Call call) {
    return answer(200, json -> new CallJsonWriter(json).read(call));
  }

  /** A call that was written. */
  public static HubSpotAnswer written(int status, Call call, PortalId portal) {
    return answer(status, json -> new CallJsonWriter(json).written(call, portal));
  }

  /**
   * A batch that was done.
   *
   * @param writtenIn the portal; empty: the batch only read
   * @param errors what went wrong, if anything did
   */
  public static HubSpotAnswer batch(
      int status,
      Instant startedAt,
      Instant completedAt,
      List<Call> results,
      Optional<PortalId> writtenIn,
      List<BatchErrorItem> errors) {
    return answer(
        status,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("completedAt", completedAt.toString());
          json.writeStringProperty("status", "COMPLETE");
          json.writeStringProperty("startedAt", startedAt.toString());
          json.writeArrayPropertyStart("results");
          CallJsonWriter calls = new CallJsonWriter(json);
          for (Call call : results) {
            writtenIn.ifPresentOrElse(
                portal -> calls.written(call, portal), () -> calls.read(call));
          }
          json.writeEndArray();
          errors(json, errors);
          json.writeEndObject();
        });
  }

  private static void errors(JsonGenerator json, List<BatchErrorItem> errors) {
    if (!errors.isEmpty()) {
      json.writeArrayPropertyStart("errors");
      for (BatchErrorItem error : errors) {
        json.writeStartObject();
        json.writeStringProperty("status", "error");
        json.writeStringProperty("category", error.category());
        json.writeStringProperty("message", error.message());
        ErrorEnvelope.context(json, error.context());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberProperty("numErrors", errors.size());
    }
  }

  private static HubSpotAnswer answer(int status, Consumer<JsonGenerator> document) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      document.accept(json);
    }
    return HubSpotAnswer.json(status, target.toByteArray());
  }
}
