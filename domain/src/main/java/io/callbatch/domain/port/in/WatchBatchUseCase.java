package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;

/** Follows a submitted batch to its end. Safe for several threads. */
public interface WatchBatchUseCase {

  /**
   * Shows the batch as it is, then after each change, until it ends or the watcher has gone.
   * Changes that come faster than the watcher takes them are shown as one. Blocks meanwhile.
   *
   * @return whether the portal has such a batch
   * @throws OverloadedException if too many watch already, before anything is shown
   * @throws InterruptedException if the thread was interrupted
   */
  boolean watch(PortalId portal, BatchId batch, Watcher watcher) throws InterruptedException;

  /** Who watches. */
  interface Watcher {

    /** Takes the batch as it is now; may block while the other side is slow. */
    void changed(BatchJob job) throws InterruptedException;

    /** Whether nobody watches any more; asked at least once a second. */
    boolean gone();
  }
}
