package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.store.Changes.Batch;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.port.out.BatchFeed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the workers and watchers of this process. Safe for use by several threads. */
public final class Signals implements BatchFeed {

  private static final Logger LOG = System.getLogger(Signals.class.getName());

  private final Map<Batch, Set<Watcher>> watchers = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition queueChanged = lock.newCondition();

  /** What the queue's count of changes was when this thread last looked for work. */
  private final ThreadLocal<Long> seen = ThreadLocal.withInitial(() -> -1L);

  private long queueChanges;

  /** To be called before a thread looks for work: a change after this ends its next wait. */
  void looking() {
    lock.lock();
    try {
      seen.set(queueChanges);
    } finally {
      lock.unlock();
    }
  }

  void await(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = atMost.toNanos();
      while (queueChanges == seen.get() && nanos > 0) {
        nanos = queueChanged.awaitNanos(nanos);
      }
      seen.set(queueChanges);
    } finally {
      lock.unlock();
    }
  }

  void tell(Changes changes) {
    if (changes.queueChanged()) {
      tellQueue();
    }
    changes.batches().forEach(this::tell);
  }

  void tellQueue() {
    lock.lock();
    try {
      queueChanges++;
      queueChanged.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void tell(Batch batch) {
    watchers.getOrDefault(batch, Set.of()).forEach(Watcher::tell);
  }

  /** Anything may have changed. */
  void tellAll() {
    tellQueue();
    watchers.keySet().forEach(this::tell);
  }

  @Override
  public Subscription subscribe(PortalId portal, BatchId batch, Runnable changed) {
    Watcher watcher = new Watcher(new Batch(portal, batch), changed);
    watchers.compute(
        watcher.batch,
        (_, set) -> {
          Set<Watcher> those = set == null ? ConcurrentHashMap.newKeySet() : set;
          those.add(watcher);
          return those;
        });
    return watcher;
  }

  /** One subscription; two are never equal. */
  private final class Watcher implements Subscription {
    private final Batch batch;
    private final Runnable changed;

    Watcher(Batch batch, Runnable changed) {
      this.batch = batch;
      this.changed = changed;
    }

    /** A watcher that fails must not stop whoever tells it, which may be the only writer. */
    void tell() {
      try {
        changed.run();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "a watcher of batch " + batch.id().value() + " failed", e);
      }
    }

    @Override
    public void close() {
      watchers.computeIfPresent(
          batch,
          (_, set) -> {
            set.remove(this);
            return set.isEmpty() ? null : set;
          });
    }
  }
}
