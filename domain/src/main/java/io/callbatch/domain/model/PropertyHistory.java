package io.callbatch.domain.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a property's value. HubSpot requires none of its members.
 *
 * @param value the value
 * @param timestamp when the property took it
 * @param sourceType what kind of source set it, such as {@code CRM_UI}
 * @param sourceId which source of that kind
 * @param sourceLabel the source's name for people
 * @param updatedByUserId HubSpot's id of the user who set it
 * @param unknownMembers members of the JSON object that this record has no component for: name to
 *     JSON text, byte for byte
 */
public record PropertyHistory(
    Optional<String> value,
    Optional<Instant> timestamp,
    Optional<String> sourceType,
    Optional<String> sourceId,
    Optional<String> sourceLabel,
    Optional<Long> updatedByUserId,
    Map<String, String> unknownMembers) {

  /**
   * Copies what isn't immutable already.
   *
   * @throws IllegalArgumentException if the timestamp lies outside the years 1 to 9999
   */
  public PropertyHistory {
    Instants.requireInRange("timestamp", timestamp);
    unknownMembers = OrderedMap.copyOf(unknownMembers);
  }
}
