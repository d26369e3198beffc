package io.callbatch.domain.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What failed in a batch; one error may stand for several inputs.
 *
 * @param status HubSpot's error status, normally {@code error}
 * @param category stable kind of the error, such as {@code OBJECT_NOT_FOUND}
 * @param message what went wrong, for people
 * @param context facts that go with it, name to values; {@code ids} and {@code objectWriteTraceId}
 *     name the inputs
 * @param errors the single problems behind it
 * @param id HubSpot's id of the error
 * @param subCategory finer kind of the error
 * @param links links that help with it, name to URL
 * @param unknownMembers members of the JSON object that this record has no component for: name to
 *     JSON text, byte for byte
 * @param emptyMembers JSON names of optional arrays and objects that are there but empty, in the
 *     document's order, each once
 */
public record BatchError(
    Optional<String> status,
    Optional<String> category,
    Optional<String> message,
    Map<String, List<String>> context,
    List<ErrorDetail> errors,
    Optional<String> id,
    Optional<String> subCategory,
    Map<String, String> links,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {

  /**
   * Copies what isn't immutable already.
   *
   * @throws IllegalArgumentException if an empty member isn't one, or stands twice
   */
  public BatchError {
    context = OrderedMap.copyOfLists(context);
    errors = List.copyOf(errors);
    links = OrderedMap.copyOf(links);
    unknownMembers = OrderedMap.copyOf(unknownMembers);
    emptyMembers = List.copyOf(emptyMembers);
    if (!emptyMembers.isEmpty()) {
      EmptyMembers.require(
          emptyMembers,
          Map.of(
              "context", context.isEmpty(), "errors", errors.isEmpty(), "links", links.isEmpty()));
    }
  }
}
