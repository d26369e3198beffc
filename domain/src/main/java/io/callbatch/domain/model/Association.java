package io.callbatch.domain.model;

import java.util.Map;
import java.util.Objects;

/**
 * One association of a call with another record.
 *
 * @param id id of the other record
 * @param type association type, such as {@code call_to_contact}
 * @param unknownMembers members of the JSON object that this record has no component for: name to
 *     JSON text, byte for byte
 */
public record Association(String id, String type, Map<String, String> unknownMembers) {

  /** Copies what isn't immutable already. */
  public Association {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    unknownMembers = OrderedMap.copyOf(unknownMembers);
  }
}
