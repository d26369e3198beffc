package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import java.util.Optional;

/** Does a batch at once; single calls are batches of one. Safe for several threads. */
public interface ExecuteBatchUseCase {

  /**
   * Does the batch. What is wrong with an input is its outcome; whether the others are done then
   * depends on the mode. When this returns, what was done survives a crash.
   *
   * @throws InvalidRequestException if the batch is empty or has more inputs than allowed
   * @throws RequestIdReusedException if the request id was used for something else
   * @throws io.callbatch.domain.port.out.StoreUnavailableException if the store can't do its work
   */
  BatchOutcome execute(ExecuteBatchCommand command);

  /**
   * The same, and whether the outcome is that of an earlier request with the same id, so that
   * nothing was done this time. One that can't tell says no.
   */
  default Execution executeTelling(ExecuteBatchCommand command) {
    return new Execution(execute(command), false);
  }

  /**
   * A batch that was done, now or before.
   *
   * @param replayed whether nothing was done this time
   */
  record Execution(BatchOutcome outcome, boolean replayed) {}

  /**
   * What to do.
   *
   * @param caller on whose behalf
   * @param requestId the caller's name for this request: a repeated one gets the first answer again
   *     and does nothing twice; empty: no such protection
   * @param operation the operation with its inputs
   * @param mode whether an input that fails keeps others from being done
   */
  record ExecuteBatchCommand(
      Caller caller, Optional<RequestId> requestId, BatchOperation operation, BatchMode mode) {

    /** Each input stands for itself. */
    public ExecuteBatchCommand(
        Caller caller, Optional<RequestId> requestId, BatchOperation operation) {
      this(caller, requestId, operation, BatchMode.EACH_INPUT);
    }
  }
}
