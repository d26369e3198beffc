package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.port.in.CancelBatchUseCase;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Calls a batch off. A chunk that is under way finds that out when it wants to commit. */
public final class CancelBatchService implements CancelBatchUseCase {

  private final Transactions transactions;
  private final InstantSource clock;

  /** Changes this store. */
  public CancelBatchService(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<BatchJob> cancel(PortalId portal, BatchId batch) {
    Instant now = Millis.now(clock);
    return transactions.write(
        portal,
        transaction ->
            transaction
                .batches()
                .find(batch)
                .map(job -> {
                  if (job instanceof BatchJob.Active active) {
                    BatchJob canceled = active.cancel(now);
                    transaction.batches().save(canceled);
                    return canceled;
                  }
                  return job;
                }));
  }
}
