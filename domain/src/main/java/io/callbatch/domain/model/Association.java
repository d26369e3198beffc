package io.callbatch.domain.model;

import java.util.Objects;

/**
 * One association of a call with another record.
 *
 * @param id id of the other record
 * @param type association type, such as {@code call_to_contact}
 */
public record Association(String id, String type) {

  /** Refuses nulls. */
  public Association {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
  }
}
