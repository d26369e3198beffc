package io.callbatch.bench;

import io.callbatch.adapter.json.read.NameGuesses;
import io.callbatch.adapter.json.wire.BatchCallsResponseJson;
import io.callbatch.adapter.json.wire.CallJson;
import io.callbatch.adapter.json.wire.PropertyHistoryJson;
import io.callbatch.domain.model.OrderedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads sample documents to wire records as the reader does, with a parser of the same library, the
 * same guesses at names and the same collections, and believes whatever they say: no rule is
 * checked, and date-times are put together from their digits. Skips what samples don't have.
 */
final class UncheckedReader {

  private static final JsonFactory JACKSON = new JsonFactory();

  private final NameGuesses names = new NameGuesses();
  private final JsonParser parser;

  private UncheckedReader(JsonParser parser) {
    this.parser = parser;
  }

  static BatchCallsResponseJson read(byte[] json) {
    try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return new UncheckedReader(parser).batch();
    }
  }

  private BatchCallsResponseJson batch() {
    String status = "";
    List<CallJson> results = List.of();
    Instant startedAt = null;
    Instant completedAt = null;
    for (String name = names.next(parser); name != null; name = names.next(parser)) {
      parser.nextToken();
      switch (name) {
        case "status" -> status = parser.getString();
        case "results" -> results = list(this::call);
        case "startedAt" -> startedAt = instant();
        case "completedAt" -> completedAt = instant();
        default -> throw new IllegalStateException(name);
      }
    }
    return new BatchCallsResponseJson(
        status,
        results,
        null,
        startedAt,
        completedAt,
        null,
        List.of(),
        OrderedMap.of(),
        OrderedMap.of(),
        List.of());
  }

  private CallJson call() {
    String id = "";
    Map<String, String> properties = OrderedMap.of();
    Map<String, List<PropertyHistoryJson>> history = OrderedMap.of();
    Instant createdAt = Instant.EPOCH;
    Instant updatedAt = Instant.EPOCH;
    boolean archived = false;
    for (String name = names.next(parser); name != null; name = names.next(parser)) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "id" -> id = parser.getString();
        case "properties" -> properties = map(parser::getString);
        case "propertiesWithHistory" -> history = map(() -> list(this::version));
        case "createdAt" -> createdAt = instant();
        case "updatedAt" -> updatedAt = instant();
        case "archived" -> archived = value == JsonToken.VALUE_TRUE;
        default -> throw new IllegalStateException(name);
      }
    }
    return new CallJson(
        id,
        properties,
        List.of(),
        history,
        createdAt,
        updatedAt,
        archived,
        null,
        null,
        null,
        null,
        OrderedMap.of(),
        List.of(),
        OrderedMap.of(),
        List.of());
  }

  private PropertyHistoryJson version() {
    String value = null;
    Instant timestamp = null;
    String sourceType = null;
    String sourceId = null;
    Long updatedByUserId = null;
    for (String name = names.next(parser); name != null; name = names.next(parser)) {
      parser.nextToken();
      switch (name) {
        case "value" -> value = parser.getString();
        case "timestamp" -> timestamp = instant();
        case "sourceType" -> sourceType = parser.getString();
        case "sourceId" -> sourceId = parser.getString();
        case "updatedByUserId" -> updatedByUserId = parser.getLongValue();
        default -> throw new IllegalStateException(name);
      }
    }
    return new PropertyHistoryJson(
        value, timestamp, sourceType, sourceId, null, updatedByUserId, OrderedMap.of());
  }

  private <V> Map<String, V> map(Supplier<V> values) {
    OrderedMap.Builder<V> members = new OrderedMap.Builder<>();
    for (String name = names.next(parser); name != null; name = names.next(parser)) {
      parser.nextToken();
      members.add(name, values.get());
    }
    return members.build();
  }

  private <V> List<V> list(Supplier<V> elements) {
    List<V> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(elements.get());
    }
    return List.copyOf(list);
  }

  /** {@code 2026-03-12T10:02:14Z}, with or without milliseconds, taken for granted. */
  private Instant instant() {
    String text = parser.getString();
    int marchYear = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    marchYear -= month > 2 ? 0 : 1;
    long day =
        marchYear * 365L
            + marchYear / 4
            - marchYear / 100
            + marchYear / 400
            + (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5
            + digits(text, 8, 10)
            - 719_469;
    long second =
        day * 86_400
            + digits(text, 11, 13) * 3600L
            + digits(text, 14, 16) * 60L
            + digits(text, 17, 19);
    return Instant.ofEpochSecond(
        second, text.length() == 24 ? digits(text, 20, 23) * 1_000_000L : 0);
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
