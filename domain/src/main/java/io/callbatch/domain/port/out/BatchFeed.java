package io.callbatch.domain.port.out;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;

/** Tells that batches changed, in whichever process they did. Safe for use by several threads. */
public interface BatchFeed {

  /**
   * Calls back when the batch may have changed, from any thread, perhaps more often than it did.
   * The callback must return at once.
   */
  Subscription subscribe(PortalId portal, BatchId batch, Runnable changed);

  /** Ends when it is closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
