package io.callbatch.adapter.json.hubspot.answer;

import io.callbatch.adapter.json.hubspot.error.ErrorEnvelope;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.write.JsonGenerators;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.PortalId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    return batch(
        status,
        startedAt,
        completedAt,
        json -> {
          CallJsonWriter calls = new CallJsonWriter(json);
          for (Call call : results) {
            writtenIn.ifPresentOrElse(
                portal -> calls.written(call, portal), () -> calls.read(call));
          }
        },
        errors);
  }

  /**
   * A batch that was done, of whatever.
   *
   * @param results writes the results
   * @param errors what went wrong, if anything did
   */
  public static HubSpotAnswer batch(
      int status,
      Instant startedAt,
      Instant completedAt,
      Consumer<JsonGenerator> results,
      List<BatchErrorItem> errors) {
    return answer(
        status,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("completedAt", text(completedAt));
          json.writeStringProperty("status", "COMPLETE");
          json.writeStringProperty("startedAt", text(startedAt));
          json.writeArrayPropertyStart("results");
          results.accept(json);
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
        error.subCategory().ifPresent(kind -> json.writeStringProperty("subCategory", kind));
        json.writeStringProperty("message", error.message());
        ErrorEnvelope.context(json, error.context());
        error
            .links()
            .ifPresent(links -> {
              json.writeObjectPropertyStart("links");
              links.forEach(json::writeStringProperty);
              json.writeEndObject();
            });
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberProperty("numErrors", errors.size());
    }
  }

  /** A page of calls. */
  public static HubSpotAnswer list(List<Call> calls, Optional<NextPage> next) {
    return answer(
        200,
        json -> {
          json.writeStartObject();
          results(json, calls);
          next.ifPresent(page -> paging(json, page));
          json.writeEndObject();
        });
  }

  /**
   * A page of matches.
   *
   * @param total how many match
   * @param after where the next page begins; empty: this is the last
   */
  public static HubSpotAnswer search(long total, List<Call> calls, Optional<String> after) {
    return answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("total", total);
          results(json, calls);
          after.ifPresent(next -> {
            json.writeObjectPropertyStart("paging");
            json.writeObjectPropertyStart("next");
            json.writeStringProperty("after", next);
            json.writeEndObject();
            json.writeEndObject();
          });
          json.writeEndObject();
        });
  }

  private static void results(JsonGenerator json, List<Call> calls) {
    json.writeArrayPropertyStart("results");
    CallJsonWriter writer = new CallJsonWriter(json);
    calls.forEach(writer::read);
    json.writeEndArray();
  }

  /** The member {@code paging} of a list. */
  static void paging(JsonGenerator json, NextPage next) {
    json.writeObjectPropertyStart("paging");
    json.writeObjectPropertyStart("next");
    json.writeStringProperty("after", next.after());
    json.writeStringProperty("link", next.link());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** A time as HubSpot prints it: in milliseconds, without a fraction where it is zero. */
  public static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** An answer with a document. */
  public static HubSpotAnswer answer(int status, Consumer<JsonGenerator> document) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      document.accept(json);
    }
    return HubSpotAnswer.json(status, target.toByteArray());
  }
}
