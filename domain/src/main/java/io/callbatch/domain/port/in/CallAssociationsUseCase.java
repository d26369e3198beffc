package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.InputFailure;
import java.util.List;
import java.util.Optional;

/**
 * The associations of calls that are there already. The failures that this tells of are those of an
 * input: no such live call, or an association that breaks a rule. Safe for several threads.
 */
public interface CallAssociationsUseCase {

  /**
   * The associations of a call, in the order in which they were made.
   *
   * @param id the call's id
   * @param toObjectType the other records' object type in the plural, such as {@code contacts}
   * @return empty if there is no such live call
   */
  Optional<List<CallAssociation>> list(PortalId portal, String id, String toObjectType);

  /**
   * Associates a call with a record; an association that is there already stays as it is.
   *
   * @return why it wasn't done; empty: it was
   * @throws RequestIdReusedException if the request id was used for something else
   */
  Optional<InputFailure> add(AssociationCommand command);

  /**
   * Takes associations of a call with a record away; no types are all types. What isn't there is
   * done.
   *
   * @return why it wasn't done; empty: it was
   * @throws RequestIdReusedException if the request id was used for something else
   */
  Optional<InputFailure> remove(AssociationCommand command);

  /**
   * Which associations.
   *
   * @param caller on whose behalf
   * @param requestId the caller's name for this request; empty: a repeated one is a new one
   * @param id the call's id
   * @param toObjectType the other record's object type in the plural, such as {@code contacts}
   * @param toId the other record's id
   * @param types the types of association
   */
  record AssociationCommand(
      Caller caller,
      Optional<RequestId> requestId,
      String id,
      String toObjectType,
      String toId,
      List<AssociationSpec> types) {

    /** Copies the types. */
    public AssociationCommand {
      types = List.copyOf(types);
    }
  }
}
