package io.callbatch.domain.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One problem behind an error.
 *
 * @param message what is wrong, for people; may be empty
 * @param code stable code, such as {@code INVALID_OPTION}
 * @param in where in the request the problem is
 * @param subCategory finer kind of the problem
 * @param context facts that go with it, name to values
 * @param unknownMembers members of the JSON object that this record has no component for: name to
 *     JSON text, byte for byte
 * @param emptyMembers JSON names of optional arrays and objects that are there but empty, in the
 *     document's order, each once
 */
public record ErrorDetail(
    String message,
    Optional<String> code,
    Optional<String> in,
    Optional<String> subCategory,
    Map<String, List<String>> context,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {

  /**
   * Copies what isn't immutable already.
   *
   * @throws IllegalArgumentException if an empty member isn't one, or stands twice
   */
  public ErrorDetail {
    Objects.requireNonNull(message, "message");
    context = OrderedMap.copyOfLists(context);
    unknownMembers = OrderedMap.copyOf(unknownMembers);
    emptyMembers = List.copyOf(emptyMembers);
    if (!emptyMembers.isEmpty()) {
      EmptyMembers.require(emptyMembers, Map.of("context", context.isEmpty()));
    }
  }
}
