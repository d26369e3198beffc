package io.callbatch.domain.model.input;

import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.run.InputFailure;
import java.util.List;

/** What came of checking the associations of a new call. */
public sealed interface AssociationCheck {

  /**
   * All of them are right.
   *
   * @param associations the associations, each once, in the order in which they were sent
   */
  record Accepted(List<CallAssociation> associations) implements AssociationCheck {

    /** Copies the associations. */
    public Accepted {
      associations = List.copyOf(associations);
    }
  }

  /**
   * Some aren't.
   *
   * @param failure what is wrong, all of it
   */
  record Refused(InputFailure failure) implements AssociationCheck {}
}
