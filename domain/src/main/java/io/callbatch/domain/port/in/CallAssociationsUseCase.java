package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputFailure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The associations of calls that are there already, seen from the call or from the other record.
 * The failures that this tells of are those of an input: no such live call, or an association that
 * breaks a rule. Safe for several threads.
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
   * The associations of several calls; calls that aren't there are left out.
   *
   * @param ids the calls' ids
   * @param toObjectType the other records' object type in the plural, such as {@code contacts}
   */
  Map<String, List<CallAssociation>> list(
      PortalId portal, Collection<String> ids, String toObjectType);

  /**
   * The live calls that are associated with a record, oldest first.
   *
   * @param objectType the record's object type in the plural, such as {@code contacts}
   * @param recordId the record's id
   * @param offset how many of the calls to leave out
   * @param limit how many at most
   */
  LinkedCalls calls(PortalId portal, String objectType, String recordId, int offset, int limit);

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
   * Associates calls with records in one transaction. Links succeed or fail independently.
   *
   * @return an outcome for each link, in their order
   * @throws RequestIdReusedException if the request id was used for something else
   */
  BatchOutcome addAll(AssociationsCommand command);

  /**
   * Takes associations away in one transaction; a link without types means all types. Links succeed
   * or fail independently.
   *
   * @return an outcome for each link, in their order
   * @throws RequestIdReusedException if the request id was used for something else
   */
  BatchOutcome removeAll(AssociationsCommand command);

  /**
   * A call and a record.
   *
   * @param callId the call's id
   * @param toObjectType the record's object type in the plural, such as {@code contacts}
   * @param toId the record's id
   * @param types the types of association, as seen from the call
   */
  record Link(String callId, String toObjectType, String toId, List<AssociationSpec> types) {

    /** Copies the types. */
    public Link {
      types = List.copyOf(types);
    }
  }

  /**
   * Which association.
   *
   * @param caller on whose behalf
   * @param requestId the caller's name for this request; empty: a repeated one is a new one
   * @param link the call and the record
   */
  record AssociationCommand(Caller caller, Optional<RequestId> requestId, Link link) {}

  /**
   * Which associations.
   *
   * @param caller on whose behalf
   * @param requestId the caller's name for this request; empty: a repeated one is a new one
   * @param links the calls and the records
   */
  record AssociationsCommand(Caller caller, Optional<RequestId> requestId, List<Link> links) {

    /** Copies the links. */
    public AssociationsCommand {
      links = List.copyOf(links);
    }
  }

  /**
   * A page of calls that are associated with a record.
   *
   * @param calls call to its types of association with the record, as seen from the call
   * @param more whether further calls follow
   */
  record LinkedCalls(Map<CallId, List<AssociationSpec>> calls, boolean more) {}
}
