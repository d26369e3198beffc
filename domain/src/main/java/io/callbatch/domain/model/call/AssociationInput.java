package io.callbatch.domain.model.call;

import java.util.List;

/**
 * Associations that a new call is to have with one record.
 *
 * @param toId the other record's id; whether there is such a record isn't checked
 * @param types the types, at least one
 */
public record AssociationInput(String toId, List<AssociationSpec> types) {

  /** Copies the types. */
  public AssociationInput {
    types = List.copyOf(types);
  }
}
