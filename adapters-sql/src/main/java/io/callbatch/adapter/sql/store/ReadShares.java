package io.callbatch.adapter.sql.store;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The places for reads. A portal has half of them at most, so that there is always one for another
 * portal; those who wait come in portal by portal in turn, and wait for a bounded time. Safe for
 * use by several threads.
 */
final class ReadShares {

  private final int mostOfOne;
  private final Duration longestWait;
  private final Map<PortalId, Integer> taken = new HashMap<>();
  private final LinkedHashMap<PortalId, ArrayDeque<CountDownLatch>> waiting = new LinkedHashMap<>();
  private int free;

  /**
   * All places are free.
   *
   * @param places how many there are, 1 or more
   */
  ReadShares(int places, Duration longestWait) {
    this.free = places;
    this.mostOfOne = Math.max(1, places / 2);
    this.longestWait = longestWait;
  }

  /**
   * Takes a place, which {@link #leave} gives back.
   *
   * @throws StoreUnavailableException if none became free in time
   */
  void enter(PortalId portal) throws InterruptedException {
    CountDownLatch turn = new CountDownLatch(1);
    synchronized (this) {
      waiting.computeIfAbsent(portal, _ -> new ArrayDeque<>()).add(turn);
      admit();
    }
    boolean admitted = false;
    try {
      admitted = turn.await(longestWait.toNanos(), TimeUnit.NANOSECONDS) || !withdraw(portal, turn);
    } catch (InterruptedException e) {
      if (!withdraw(portal, turn)) {
        leave(portal);
      }
      throw e;
    }
    if (!admitted) {
      throw StoreFailures.unavailable(
          Reason.BUSY, new SQLException("no place for a read became free within " + longestWait));
    }
  }

  /** Whether it still waited. */
  private synchronized boolean withdraw(PortalId portal, CountDownLatch turn) {
    ArrayDeque<CountDownLatch> turns = waiting.get(portal);
    if (turns == null || !turns.remove(turn)) {
      return false;
    }
    if (turns.isEmpty()) {
      waiting.remove(portal);
    }
    return true;
  }

  /** Gives a place back. */
  synchronized void leave(PortalId portal) {
    taken.merge(portal, -1, (now, less) -> now + less == 0 ? null : now + less);
    free++;
    admit();
  }

  private void admit() {
    Optional<Map.Entry<PortalId, ArrayDeque<CountDownLatch>>> next = next();
    while (next.isPresent()) {
      PortalId portal = next.get().getKey();
      ArrayDeque<CountDownLatch> turns = next.get().getValue();
      CountDownLatch turn = turns.remove();
      waiting.remove(portal);
      if (!turns.isEmpty()) {
        waiting.put(portal, turns);
      }
      taken.merge(portal, 1, Integer::sum);
      free--;
      turn.countDown();
      next = next();
    }
  }

  private Optional<Map.Entry<PortalId, ArrayDeque<CountDownLatch>>> next() {
    return free == 0
        ? Optional.empty()
        : waiting.entrySet().stream()
            .filter(entry -> taken.getOrDefault(entry.getKey(), 0) < mostOfOne)
            .findFirst();
  }
}
