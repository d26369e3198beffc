package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.error.ErrorEnvelope;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.adapter.json.read.JsonValue;
import io.callbatch.adapter.json.read.JsonValues;
import io.callbatch.adapter.json.write.JsonGenerators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * Lets some inputs of a batch fail. They are taken out of the request, so that they really aren't
 * done; the errors that tell of them are added to the answer.
 */
final class PartialBatch {

  private static final int MULTI_STATUS = 207;

  private PartialBatch() {}

  /**
   * The answer to a request.
   *
   * @param failing indexes of the inputs that fail
   * @param now when a batch none of whose inputs is done is said to have been done
   */
  static HubSpotAnswer answer(
      RoutedRequest request, HubSpotHandler next, Set<Integer> failing, Instant now)
      throws IOException {
    byte[] body = request.request().body().read();
    Optional<JsonValue> inputs =
        parsed(body).flatMap(text -> Optional.ofNullable(text.members().get("inputs")));
    List<JsonValue> all = inputs.map(JsonValue::elements).orElse(List.of());
    List<byte[]> done = new ArrayList<>();
    List<JsonValue> failed = new ArrayList<>();
    for (int index = 0; index < all.size(); index++) {
      if (failing.contains(index)) {
        failed.add(all.get(index));
      } else {
        done.add(JsonSplice.text(body, all.get(index)));
      }
    }
    if (failed.isEmpty()) {
      return next.answer(request.withBody(body));
    }
    if (done.isEmpty()) {
      return withErrors(HubSpotAnswer.json(200, nothingDone(now)), failed);
    }
    byte[] rest = JsonSplice.replaced(body, inputs.orElseThrow(), JsonSplice.array(done));
    HubSpotAnswer answer = next.answer(request.withBody(rest));
    return switch (answer.status()) {
      case 200, 201, MULTI_STATUS -> withErrors(answer, failed);
      case 204 -> withErrors(HubSpotAnswer.json(200, nothingDone(now)), failed);
      default -> answer; // the rest failed as a whole
    };
  }

  private static Optional<JsonValue> parsed(byte[] text) {
    return JsonValues.read(text, 1) instanceof JsonResult.Read<JsonValue>(var value, _)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static byte[] nothingDone(Instant now) {
    return JsonSplice.bytes(
        "{\"completedAt\":\"%1$s\",\"status\":\"COMPLETE\",\"startedAt\":\"%1$s\",\"results\":[]}"
            .formatted(now.truncatedTo(ChronoUnit.MILLIS)));
  }

  private static HubSpotAnswer withErrors(HubSpotAnswer answer, List<JsonValue> failed) {
    List<byte[]> errors = new ArrayList<>();
    byte[] body = answer.body();
    JsonValue document = parsed(body).orElseThrow();
    JsonValue present = document.members().get("errors");
    if (present != null) {
      present.elements().forEach(error -> errors.add(JsonSplice.text(body, error)));
    }
    failed.forEach(input -> errors.add(error(input)));
    byte[] whole =
        present == null
            ? JsonSplice.withMembers(
                body,
                document,
                JsonSplice.bytes(
                    "\"errors\":%s,\"numErrors\":%d"
                        .formatted(text(JsonSplice.array(errors)), errors.size())))
            : counted(JsonSplice.replaced(body, present, JsonSplice.array(errors)), failed.size());
    return answer.with(MULTI_STATUS, whole);
  }

  /** HubSpot counts one error for many missing ids; these come on top. */
  private static byte[] counted(byte[] body, int more) {
    JsonValue count = parsed(body).orElseThrow().members().get("numErrors");
    if (count == null || !(count.content() instanceof JsonValue.Number(var text))) {
      return body;
    }
    return JsonSplice.replaced(
        body, count, JsonSplice.bytes(Integer.toString(Integer.parseInt(text) + more)));
  }

  private static String text(byte[] json) {
    return new String(json, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] error(JsonValue input) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    member(input, "id").ifPresent(id -> context.put("ids", List.of(id)));
    member(input, "objectWriteTraceId")
        .ifPresent(id -> context.put("objectWriteTraceId", List.of(id)));
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeStringProperty("status", "error");
      json.writeStringProperty("category", "INTERNAL_ERROR");
      json.writeStringProperty("message", "internal error");
      ErrorEnvelope.context(json, context);
      json.writeEndObject();
    }
    return target.toByteArray();
  }

  private static Optional<String> member(JsonValue input, String name) {
    JsonValue value = input.members().get(name);
    return switch (value == null ? new JsonValue.Null() : value.content()) {
      case JsonValue.Text(var text) -> Optional.of(text);
      case JsonValue.Number(var text) -> Optional.of(text);
      case JsonValue.Flag _, JsonValue.Null _, JsonValue.Members _, JsonValue.Elements _ ->
          Optional.empty();
    };
  }
}
