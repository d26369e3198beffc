package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.port.in.StreamPlaces;
import io.callbatch.domain.port.in.WatchBatchUseCase;
import io.callbatch.domain.port.out.BatchFeed;
import io.callbatch.domain.port.out.Transactions;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads the batch whenever the feed says that it may have changed, and once a second in case the
 * feed missed something.
 */
public final class WatchBatchService implements WatchBatchUseCase {

  private static final long LONGEST_WAIT_MILLIS = 1_000;

  private final Transactions transactions;
  private final BatchFeed feed;
  private final StreamPlaces places;

  /**
   * Watches this store.
   *
   * @param places how many may watch at the same time
   */
  public WatchBatchService(Transactions transactions, BatchFeed feed, StreamPlaces places) {
    this.transactions = transactions;
    this.feed = feed;
    this.places = places;
  }

  @Override
  public boolean watch(PortalId portal, BatchId batch, Watcher watcher)
      throws InterruptedException {
    Semaphore changes = new Semaphore(0);
    try (StreamPlaces.Place _ = places.open();
        BatchFeed.Subscription _ = feed.subscribe(portal, batch, changes::release)) {
      Optional<BatchJob> shown = Optional.empty();
      while (!watcher.gone()) {
        changes.drainPermits();
        Optional<BatchJob> job =
            transactions.read(portal, transaction -> transaction.batches().find(batch));
        if (job.isEmpty()) {
          return shown.isPresent();
        }
        if (!job.equals(shown)) {
          watcher.changed(job.get());
          shown = job;
        }
        if (!(job.get() instanceof BatchJob.Active)) {
          return true;
        }
        var _ = changes.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
      }
      return true;
    }
  }
}
