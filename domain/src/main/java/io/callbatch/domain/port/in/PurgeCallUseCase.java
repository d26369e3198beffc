package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.RequestId;
import java.util.Optional;

/** Deletes a call for good, as the GDPR asks. Safe for several threads. */
public interface PurgeCallUseCase {

  /**
   * Deletes the call, its history, and what answers to earlier requests hold of it. Purging what
   * isn't there is done.
   *
   * @throws io.callbatch.domain.port.out.StoreUnavailableException if the store can't do its work
   * @throws InvalidRequestException if the property has no unique values
   * @throws RequestIdReusedException if the request id was used for something else
   */
  void purge(PurgeCallCommand command);

  /**
   * Which call.
   *
   * @param caller on whose behalf
   * @param requestId the caller's name for this request; empty: a repeated one is a new one
   * @param id the call's id, or its value of {@code idProperty}
   * @param idProperty name of a property with unique values; empty: the record's id
   */
  record PurgeCallCommand(
      Caller caller, Optional<RequestId> requestId, String id, Optional<String> idProperty) {}
}
