package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.OrderedMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text as a tree in which each value knows its place; for small texts, such as settings. It
 * is immutable.
 *
 * @param pointer its JSON Pointer
 * @param start byte offset of its first byte
 * @param end byte offset after its last byte
 * @param content what it is
 */
public record JsonValue(String pointer, int start, int end, Content content) {

  /** What a value is. */
  public sealed interface Content {}

  /** An object; of repeated members the last one. */
  public record Members(Map<String, JsonValue> members) implements Content {
    /** Copies what isn't immutable already. */
    public Members {
      members = OrderedMap.copyOf(members);
    }
  }

  /** An array. */
  public record Elements(List<JsonValue> elements) implements Content {
    /** Copies the list. */
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** A string. */
  public record Text(String text) implements Content {}

  /** A number, as it is written. */
  public record Number(String text) implements Content {}

  /** True or false. */
  public record Flag(boolean value) implements Content {}

  /** Null. */
  public record Null() implements Content {}

  /** The members of an object; none if it is something else. */
  public Map<String, JsonValue> members() {
    return content instanceof Members(var members) ? members : Map.of();
  }

  /** The elements of an array; none if it is something else. */
  public List<JsonValue> elements() {
    return content instanceof Elements(var elements) ? elements : List.of();
  }
}
