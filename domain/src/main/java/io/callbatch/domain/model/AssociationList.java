package io.callbatch.domain.model;

import java.util.List;
import java.util.Map;

/**
 * The records of one object type that a call is associated with.
 *
 * @param results the associations, in the document's order; may be empty
 * @param unknownMembers members of the JSON object that this record has no component for, such as
 *     {@code paging}: name to JSON text, byte for byte
 */
public record AssociationList(List<Association> results, Map<String, String> unknownMembers) {

  /** Copies what isn't immutable already. */
  public AssociationList {
    results = List.copyOf(results);
    unknownMembers = OrderedMap.copyOf(unknownMembers);
  }
}
