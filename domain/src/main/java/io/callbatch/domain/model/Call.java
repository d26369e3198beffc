package io.callbatch.domain.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A call engagement as a document shows it.
 *
 * @param id HubSpot's record id, digits
 * @param properties property name to value; HubSpot sends every value as text
 * @param nullProperties names of properties that exist without a value (null in JSON), each once
 *     and none of them in {@code properties}
 * @param propertiesWithHistory property name to its versions, newest first as HubSpot sends them
 * @param createdAt when the call was created
 * @param updatedAt when it was last changed
 * @param archived whether it is archived
 * @param archivedAt when it was archived
 * @param url its address in HubSpot's web application
 * @param objectWriteTraceId the trace id of the input that led to this result
 * @param isNew whether an upsert created it; absent when it isn't the result of an upsert
 * @param associations object type to the records the call is associated with
 * @param warnings what HubSpot warns of about this result
 * @param unknownMembers members of the JSON object that this record has no component for: name to
 *     JSON text, byte for byte
 * @param emptyMembers JSON names of optional arrays and objects that are there but empty, in the
 *     document's order, each once
 */
public record Call(
    String id,
    Map<String, String> properties,
    List<String> nullProperties,
    Map<String, List<PropertyHistory>> propertiesWithHistory,
    Instant createdAt,
    Instant updatedAt,
    boolean archived,
    Optional<Instant> archivedAt,
    Optional<String> url,
    Optional<String> objectWriteTraceId,
    Optional<Boolean> isNew,
    Map<String, AssociationList> associations,
    List<CallWarning> warnings,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {

  /**
   * Copies what isn't immutable already.
   *
   * @throws IllegalArgumentException if an instant lies outside the years 1 to 9999, a null
   *     property is named twice or has a value as well, or an empty member isn't one or stands
   *     twice
   */
  public Call {
    Objects.requireNonNull(id, "id");
    Instants.requireInRange("createdAt", createdAt);
    Instants.requireInRange("updatedAt", updatedAt);
    Instants.requireInRange("archivedAt", archivedAt);
    properties = OrderedMap.copyOf(properties);
    nullProperties = List.copyOf(nullProperties);
    propertiesWithHistory = OrderedMap.copyOfLists(propertiesWithHistory);
    associations = OrderedMap.copyOf(associations);
    warnings = List.copyOf(warnings);
    unknownMembers = OrderedMap.copyOf(unknownMembers);
    emptyMembers = List.copyOf(emptyMembers);
    if (!emptyMembers.isEmpty()) {
      EmptyMembers.require(
          emptyMembers,
          Map.of(
              "propertiesWithHistory",
              propertiesWithHistory.isEmpty(),
              "associations",
              associations.isEmpty(),
              "warnings",
              warnings.isEmpty()));
    }
    requireDisjoint(properties, nullProperties);
  }

  /** The same call without the properties that have no value. */
  public Call withoutNullProperties() {
    return nullProperties.isEmpty()
        ? this
        : new Call(
            id,
            properties,
            List.of(),
            propertiesWithHistory,
            createdAt,
            updatedAt,
            archived,
            archivedAt,
            url,
            objectWriteTraceId,
            isNew,
            associations,
            warnings,
            unknownMembers,
            emptyMembers);
  }

  private static void requireDisjoint(Map<String, String> properties, List<String> nullProperties) {
    if (nullProperties.isEmpty()) {
      return;
    }
    HashSet<String> seen = HashSet.newHashSet(nullProperties.size());
    for (String name : nullProperties) {
      if (!seen.add(name) || properties.containsKey(name)) {
        throw new IllegalArgumentException(
            "property " + name + " is null and stands there once more; a name may stand only once");
      }
    }
  }
}
