package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.List;
import java.util.Optional;

/** Tells how far a submitted batch is. Safe for several threads. */
public interface GetBatchUseCase {

  /**
   * The batch; empty if the portal has none with this id.
   *
   * @throws ResponseTooLargeException if the outcomes are wanted and are more than may be told
   * @throws io.callbatch.domain.port.out.StoreUnavailableException if the store can't do its work
   */
  Optional<BatchView> get(GetBatchCommand command);

  /**
   * Which batch, and how much of it.
   *
   * @param includeOutcomes whether the outcomes so far are wanted
   */
  record GetBatchCommand(PortalId portal, BatchId batch, boolean includeOutcomes) {}

  /**
   * A batch.
   *
   * @param job the batch as it is now
   * @param outcomes what came of the inputs so far, in their order; empty unless wanted
   */
  record BatchView(BatchJob job, List<InputOutcome> outcomes) {}
}
