package io.callbatch.domain.testing;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.ClaimedChunk;
import io.callbatch.domain.port.out.BatchFeed;
import io.callbatch.domain.port.out.ChunkQueue;
import io.callbatch.domain.port.out.StoreHealth;
import io.callbatch.domain.port.out.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The store in memory: one transaction after the other, each on a copy of its portal that takes the
 * original's place when it succeeds. Safe for use by several threads.
 */
public final class InMemoryStore implements Transactions, ChunkQueue, BatchFeed, StoreHealth {
  private final Map<PortalId, InMemoryPortal> portals = new HashMap<>();
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Long> seen = ThreadLocal.withInitial(() -> -1L);
  private String lastPortal = "";
  private long changes;

  @Override
  public synchronized <T> T write(PortalId portal, Work<T> work) {
    InMemoryPortal copy = portal(portal).copy();
    T result = work.in(new InMemoryTransaction(copy));
    portals.put(portal, copy);
    changes++;
    notifyAll();
    watchers.stream().filter(watcher -> watcher.portal.equals(portal)).forEach(Watcher::tell);
    return result;
  }

  @Override
  public synchronized <T> T read(PortalId portal, Work<T> work) {
    return work.in(new InMemoryTransaction(portal(portal).copy()));
  }

  private InMemoryPortal portal(PortalId portal) {
    return portals.computeIfAbsent(portal, _ -> new InMemoryPortal());
  }

  @Override
  public synchronized Optional<ClaimedChunk> claim(Instant now, Duration lease) {
    seen.set(changes);
    return portals.values().stream()
        .flatMap(portal -> portal.claimable(now))
        .min(
            Comparator.comparing(
                    (InMemoryPortal.Chunk chunk) -> hadItsTurn(chunk.caller().portal()))
                .thenComparing(chunk -> chunk.caller().portal().value())
                .thenComparing(InMemoryPortal.Chunk::requestedAt)
                .thenComparing(InMemoryPortal.Chunk::key))
        .map(chunk -> {
          lastPortal = chunk.caller().portal().value();
          return portal(chunk.caller().portal()).claim(chunk, now.plus(lease));
        });
  }

  /** Portals take turns in the order of their names. */
  private boolean hadItsTurn(PortalId portal) {
    return portal.value().compareTo(lastPortal) <= 0;
  }

  /** Spoils the kept inputs of a chunk, as a bad disk would. */
  public synchronized void damage(PortalId portal, BatchId batch, int ordinal) {
    portal(portal).damage(batch, ordinal);
  }

  @Override
  public synchronized void release(ClaimedChunk claimed) {
    portal(claimed.caller().portal()).release(claimed);
    changes++;
    notifyAll();
  }

  @Override
  public synchronized void await(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos();
        changes == seen.get() && left > 0;
        left = end - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    seen.set(changes);
  }

  @Override
  public synchronized void sweep(Instant before) {
    portals.values().forEach(portal -> portal.sweep(before));
  }

  @Override
  public State probe(Duration limit) {
    return new Well();
  }

  @Override
  public Subscription subscribe(PortalId portal, BatchId batch, Runnable changed) {
    Watcher watcher = new Watcher(portal, changed);
    watchers.add(watcher);
    return watcher;
  }

  private final class Watcher implements Subscription {
    private final PortalId portal;
    private final Runnable changed;

    Watcher(PortalId portal, Runnable changed) {
      this.portal = portal;
      this.changed = changed;
    }

    void tell() {
      changed.run();
    }

    @Override
    public void close() {
      watchers.remove(this);
    }
  }
}
