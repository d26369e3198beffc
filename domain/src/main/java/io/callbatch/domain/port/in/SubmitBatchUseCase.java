package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchOperation;
import java.util.Optional;

/** Takes a batch to be done later. Safe for several threads. */
public interface SubmitBatchUseCase {

  /**
   * Keeps the batch with all its inputs. When this returns, the batch will be done, whatever
   * happens to this process.
   *
   * @return the batch as it is now: pending, or further where the request is a repeated one
   * @throws InvalidRequestException if the batch is empty or has more inputs than allowed
   * @throws RequestIdReusedException if the request id was used for something else
   * @throws io.callbatch.domain.port.out.StoreUnavailableException if the store can't do its work
   */
  BatchJob submit(SubmitBatchCommand command);

  /**
   * What to do.
   *
   * @param caller on whose behalf
   * @param requestId the caller's name for this request; empty: a repeated one is a new batch
   * @param operation the operation with its inputs
   */
  record SubmitBatchCommand(
      Caller caller, Optional<RequestId> requestId, BatchOperation operation) {}
}
