package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads objects whose member names are data, and arrays. */
final class Members {

  private static final String STRINGS = "an array of strings";

  private Members() {}

  /** Reads one value; null where there is none to keep. */
  @FunctionalInterface
  interface ValueReader<V> {
    @Nullable V read(TokenCursor in);
  }

  /** Reads the value of a named member; null where there is none to keep. */
  @FunctionalInterface
  interface MemberReader<V> {
    @Nullable V read(TokenCursor in, String name);
  }

  /** An optional object of names and values. */
  static <V> Map<String, V> optionalMap(TokenCursor in, ValueReader<V> values) {
    if (in.token() != JsonToken.START_OBJECT) {
      Scalars.none(in, true, "an object");
      return OrderedMap.of();
    }
    return map(in, (cursor, _) -> values.read(cursor));
  }

  /** The optional object of a member of that name; notes it where it is there but empty. */
  static <V> Map<String, V> optionalMap(
      TokenCursor in, String name, OtherMembers others, ValueReader<V> values) {
    Map<String, V> map = optionalMap(in, values);
    if (map.isEmpty() && in.token() == JsonToken.END_OBJECT) {
      others.noteEmpty(name);
    }
    return map;
  }

  /** The object on whose start the cursor stands. */
  static <V> Map<String, V> map(TokenCursor in, MemberReader<V> values) {
    int start = in.offset();
    OrderedMap.Builder<V> members = new OrderedMap.Builder<>();
    Set<String> withoutValue = Set.of();
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      boolean repeated = members.contains(name);
      if (repeated || (!withoutValue.isEmpty() && withoutValue.contains(name))) {
        in.duplicate(start, name);
      }
      V value = values.read(in, name);
      if (value != null && !repeated) {
        members.add(name, value);
      } else if (value != null) {
        members.put(name, value);
      } else {
        withoutValue = withoutValue.isEmpty() ? new HashSet<>() : withoutValue;
        withoutValue.add(name);
      }
    }
    return members.build();
  }

  /** An optional array. */
  static <V> List<V> optionalList(TokenCursor in, String due, ValueReader<V> elements) {
    if (in.token() != JsonToken.START_ARRAY) {
      Scalars.none(in, true, due);
      return List.of();
    }
    return list(in, elements);
  }

  /** The optional array of a member of that name; notes it where it is there but empty. */
  static <V> List<V> optionalList(
      TokenCursor in, String name, OtherMembers others, String due, ValueReader<V> elements) {
    List<V> list = optionalList(in, due, elements);
    if (list.isEmpty() && in.token() == JsonToken.END_ARRAY) {
      others.noteEmpty(name);
    }
    return list;
  }

  /** The array on whose start the cursor stands. */
  static <V> List<V> list(TokenCursor in, ValueReader<V> elements) {
    List<V> list = new ArrayList<>();
    while (in.nextElement()) {
      V element = elements.read(in);
      if (element != null) {
        list.add(element);
      }
    }
    return List.copyOf(list);
  }

  /** An array of strings; a single value stands for an array of one. */
  static @Nullable List<String> texts(TokenCursor in) {
    return switch (in.token()) {
      case START_ARRAY -> list(in, Scalars::requiredText);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
        in.mendable(Rule.TYPE, Scalars.found(in, STRINGS));
        yield List.of(in.textValue());
      }
      default -> Scalars.none(in, true, STRINGS);
    };
  }
}
