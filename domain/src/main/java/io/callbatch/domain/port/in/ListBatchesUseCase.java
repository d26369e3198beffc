package io.callbatch.domain.port.in;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import java.util.List;
import java.util.Optional;

/** Lists the submitted batches of a portal. Safe for several threads. */
public interface ListBatchesUseCase {

  /**
   * A page of batches, newest first.
   *
   * @throws InvalidRequestException if the limit is out of range
   */
  BatchPage list(ListBatchesCommand command);

  /**
   * Which batches.
   *
   * @param status only those in this state; empty: all
   * @param after where the page before ended; empty: from the newest
   * @param limit how many at most, 1 to 1,000
   */
  record ListBatchesCommand(
      PortalId portal, Optional<BatchStatus> status, Optional<BatchId> after, int limit) {}

  /**
   * A page.
   *
   * @param jobs the batches
   * @param next where the next page begins after; empty: this is the last
   */
  record BatchPage(List<BatchJob> jobs, Optional<BatchId> next) {}
}
