package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.OrderedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an object has besides the values of its fields: members that have no field, and optional
 * arrays and objects that are there but empty. Most objects have neither. For one thread.
 */
final class OtherMembers {

  private OrderedMap.@Nullable Builder<String> unknown;
  private @Nullable List<String> empty;

  /** Reads the value of a member that has no field, and keeps it as it is written. */
  void keep(TokenCursor in, int objectOffset, String name) {
    if (unknown != null && unknown.contains(name)) {
      in.duplicate(objectOffset, name);
    }
    keep(name, in.rawValue());
  }

  /** Keeps a member as it is written; of two with one name the later value stays. */
  void keep(String name, String json) {
    if (unknown == null) {
      unknown = new OrderedMap.Builder<>();
    }
    unknown.put(name, json);
  }

  /** Notes an optional array or object that is there but empty. */
  void noteEmpty(String name) {
    if (empty == null) {
      empty = new ArrayList<>();
    }
    empty.add(name);
  }

  /** Members that have no field: name to JSON text, in the document's order. */
  Map<String, String> unknown() {
    return unknown == null ? OrderedMap.of() : unknown.build();
  }

  /** The names of empty arrays and objects, in the document's order. */
  List<String> empty() {
    return empty == null ? List.of() : List.copyOf(empty);
  }
}
