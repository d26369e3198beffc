package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.RequestId;
import java.util.Optional;

/** Archives the call that has a unique value. Safe for several threads. */
public interface ArchiveCallUseCase {

  /**
   * Archives the live call that has the value at that moment. That there is none is done.
   *
   * @throws io.callbatch.domain.port.out.StoreUnavailableException if the store can't do its work
   * @throws InvalidRequestException if the property has no unique values
   * @throws RequestIdReusedException if the request id was used for something else
   */
  void archive(ArchiveCallCommand command);

  /**
   * Which call.
   *
   * @param caller on whose behalf
   * @param requestId the caller's name for this request; empty: a repeated one is a new one
   * @param idProperty name of a property with unique values
   * @param value the call's value of it
   */
  record ArchiveCallCommand(
      Caller caller, Optional<RequestId> requestId, String idProperty, String value) {}
}
