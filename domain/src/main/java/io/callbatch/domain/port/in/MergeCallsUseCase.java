package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.Optional;

/** Makes one call of two, as HubSpot merges records. Safe for several threads. */
public interface MergeCallsUseCase {

  /**
   * Merges a call into another one. The surviving call keeps its values, gets those that it lacks
   * and the associations of the other one, and names it in {@code hs_merged_object_ids}. From then
   * on the other one's id stands for the surviving call wherever a call is read, and where a single
   * one is changed.
   *
   * @return the surviving call with all that it has, or why it wasn't done
   * @throws RequestIdReusedException if the request id was used for something else
   */
  InputOutcome merge(MergeCallsCommand command);

  /**
   * Which calls.
   *
   * @param caller on whose behalf
   * @param requestId the caller's name for this request; empty: a repeated one is a new one
   * @param primaryId id of the call that survives
   * @param idToMerge id of the call that goes into it
   */
  record MergeCallsCommand(
      Caller caller, Optional<RequestId> requestId, String primaryId, String idToMerge) {}
}
