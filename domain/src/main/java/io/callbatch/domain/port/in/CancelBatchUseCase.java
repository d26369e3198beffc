package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import java.util.Optional;

/** Calls a submitted batch off. Safe for several threads. */
public interface CancelBatchUseCase {

  /**
   * Ends the batch: what was done stays done, and what is under way is finished or undone as a
   * whole. A batch that has ended stays as it is.
   *
   * @return the batch after that; empty if the portal has none with this id
   */
  Optional<BatchJob> cancel(PortalId portal, BatchId batch);
}
