package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.AssociationJson;
import io.callbatch.adapter.json.wire.AssociationListJson;
import io.callbatch.adapter.json.wire.CallWarningJson;
import io.callbatch.domain.model.OrderedMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads well-formed JSON text as a given type, or not at all: where a value has another type or a
 * required member is missing, the answer is null. Members that the type doesn't have are kept with
 * the object that has them, as they are written. Of a member that is repeated the last value
 * counts. For one thread.
 */
final class FittingJson {

  private final byte[] text;
  private final JsonParser parser;

  private FittingJson(byte[] text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /** An object of strings. */
  static @Nullable Map<String, String> texts(String json) {
    return read(json, FittingJson::texts);
  }

  /** Object type to {@code {"results": [{"id", "type"}]}}. */
  static @Nullable Map<String, AssociationListJson> associations(String json) {
    return read(json, fitting -> fitting.map(fitting::associationList));
  }

  /** An array of {@code {"category", "message", "context"?}}. */
  static @Nullable List<CallWarningJson> warnings(String json) {
    return read(json, fitting -> fitting.list(fitting::warning));
  }

  private static <T> @Nullable T read(String json, Function<FittingJson, @Nullable T> reader) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = JsonParsers.parser(text)) {
      parser.nextToken();
      return reader.apply(new FittingJson(text, parser));
    }
  }

  private @Nullable AssociationListJson associationList() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    List<AssociationJson> results = null;
    OtherMembers others = new OtherMembers();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (name.equals("results")) {
        results = list(this::association);
        if (results == null) {
          return null;
        }
      } else {
        others.keep(name, raw());
      }
    }
    return results == null ? null : new AssociationListJson(results, others.unknown());
  }

  private @Nullable AssociationJson association() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    String id = null;
    String type = null;
    OtherMembers others = new OtherMembers();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "id" -> id = text();
        case "type" -> type = text();
        default -> others.keep(name, raw());
      }
    }
    return id == null || type == null ? null : new AssociationJson(id, type, others.unknown());
  }

  private @Nullable CallWarningJson warning() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    String category = null;
    String message = null;
    String context = null;
    OtherMembers others = new OtherMembers();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "category" -> category = text();
        case "message" -> message = text();
        case "context" -> context = raw();
        default -> others.keep(name, raw());
      }
    }
    if (category == null || message == null) {
      return null;
    }
    Map<String, String> texts = context == null ? OrderedMap.of() : context(context, others);
    return new CallWarningJson(category, message, texts, others.unknown(), others.empty());
  }

  /** Unlike the other members, a warning may do without it. */
  private static Map<String, String> context(String json, OtherMembers others) {
    Map<String, String> texts = texts(json);
    if (texts == null) {
      others.keep("context", json);
      return OrderedMap.of();
    }
    if (texts.isEmpty()) {
      others.noteEmpty("context");
    }
    return texts;
  }

  private @Nullable Map<String, String> texts() {
    return map(this::text);
  }

  /** The current string; of another value, all of which is passed over, null. */
  private @Nullable String text() {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.skipChildren();
    return null;
  }

  /** Passes over the current value and returns its JSON text. */
  private String raw() {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    int end = (int) parser.currentLocation().getByteOffset();
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  private <V> @Nullable Map<String, V> map(Supplier<@Nullable V> values) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    OrderedMap.Builder<V> members = new OrderedMap.Builder<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      V value = values.get();
      if (value == null) {
        return null;
      }
      members.put(name, value);
    }
    return members.build();
  }

  private <V> @Nullable List<V> list(Supplier<@Nullable V> elements) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return null;
    }
    List<V> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      V element = elements.get();
      if (element == null) {
        return null;
      }
      list.add(element);
    }
    return List.copyOf(list);
  }
}
