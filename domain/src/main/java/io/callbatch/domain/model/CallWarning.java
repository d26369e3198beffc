package io.callbatch.domain.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something HubSpot warns of about one result.
 *
 * @param category kind of warning
 * @param message what it is, for people
 * @param context facts that go with it, name to value
 * @param unknownMembers members of the JSON object that this record has no component for: name to
 *     JSON text, byte for byte
 * @param emptyMembers JSON names of optional objects that are there but empty, each once
 */
public record CallWarning(
    String category,
    String message,
    Map<String, String> context,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {

  /**
   * Copies what isn't immutable already.
   *
   * @throws IllegalArgumentException if an empty member isn't one, or stands twice
   */
  public CallWarning {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(message, "message");
    context = OrderedMap.copyOf(context);
    unknownMembers = OrderedMap.copyOf(unknownMembers);
    emptyMembers = List.copyOf(emptyMembers);
    if (!emptyMembers.isEmpty()) {
      EmptyMembers.require(emptyMembers, Map.of("context", context.isEmpty()));
    }
  }
}
