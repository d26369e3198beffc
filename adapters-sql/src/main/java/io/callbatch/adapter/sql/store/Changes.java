package io.callbatch.adapter.sql.store;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a transaction changes that others wait for; told to them once it has committed. */
public final class Changes {

  /** Which batch of which portal. */
  record Batch(PortalId portal, BatchId id) {}

  private final Set<Batch> batches = new LinkedHashSet<>();
  private boolean queue;

  void queue() {
    queue = true;
  }

  void batch(PortalId portal, BatchId id) {
    batches.add(new Batch(portal, id));
  }

  boolean queueChanged() {
    return queue;
  }

  Set<Batch> batches() {
    return batches;
  }
}
