package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.AssociationJson;
import io.callbatch.adapter.json.wire.CallWarningJson;
import io.callbatch.domain.model.OrderedMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads well-formed JSON text as a given type, exactly or not at all: another type anywhere or a
 * member too many, and the answer is null. Of a member that is repeated the last value counts.
 */
final class FittingJson {

  private FittingJson() {}

  /** An object of strings. */
  static @Nullable Map<String, String> texts(String json) {
    return read(json, FittingJson::texts);
  }

  /** Object type to {@code {"results": [{"id", "type"}]}}. */
  static @Nullable Map<String, List<AssociationJson>> associations(String json) {
    return read(json, parser -> map(parser, FittingJson::associationList));
  }

  /** An array of {@code {"category", "message", "context"?}}. */
  static @Nullable List<CallWarningJson> warnings(String json) {
    return read(json, parser -> list(parser, FittingJson::warning));
  }

  private static <T> @Nullable T read(String json, Function<JsonParser, @Nullable T> reader) {
    try (JsonParser parser = JsonParsers.parser(json.getBytes(StandardCharsets.UTF_8))) {
      parser.nextToken();
      return reader.apply(parser);
    }
  }

  private static @Nullable Map<String, String> texts(JsonParser parser) {
    return map(parser, FittingJson::text);
  }

  private static @Nullable String text(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
  }

  private static @Nullable List<AssociationJson> associationList(JsonParser parser) {
    Map<String, List<AssociationJson>> members =
        map(parser, results -> list(results, FittingJson::association));
    return members != null && members.size() == 1 ? members.get("results") : null;
  }

  private static @Nullable AssociationJson association(JsonParser parser) {
    Map<String, String> members = texts(parser);
    if (members == null || members.size() != 2) {
      return null;
    }
    String id = members.get("id");
    String type = members.get("type");
    return id == null || type == null ? null : new AssociationJson(id, type);
  }

  private static @Nullable CallWarningJson warning(JsonParser parser) {
    Map<String, Object> members =
        map(
            parser,
            value -> value.currentToken() == JsonToken.START_OBJECT ? texts(value) : text(value));
    if (members == null
        || !(members.get("category") instanceof String category)
        || !(members.get("message") instanceof String message)) {
      return null;
    }
    if (members.size() == 2) {
      return new CallWarningJson(category, message, OrderedMap.of());
    }
    if (members.size() == 3 && members.get("context") instanceof OrderedMap<?> context) {
      OrderedMap.Builder<String> texts = new OrderedMap.Builder<>();
      context.forEach((name, text) -> texts.put(name, (String) text));
      return new CallWarningJson(category, message, texts.build());
    }
    return null;
  }

  private static <V> @Nullable Map<String, V> map(
      JsonParser parser, Function<JsonParser, @Nullable V> values) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    OrderedMap.Builder<V> members = new OrderedMap.Builder<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      V value = values.apply(parser);
      if (value == null) {
        return null;
      }
      members.put(name, value);
    }
    return members.build();
  }

  private static <V> @Nullable List<V> list(
      JsonParser parser, Function<JsonParser, @Nullable V> elements) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return null;
    }
    List<V> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      V element = elements.apply(parser);
      if (element == null) {
        return null;
      }
      list.add(element);
    }
    return List.copyOf(list);
  }
}
