package io.callbatch.adapter.json.http.connection;

import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts connections whose peer stalls: one that sends nothing, or takes nothing, for too long. Safe
 * for use by several threads.
 */
final class StallGuard implements AutoCloseable {

  private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("http-stall-guard").factory());
  private final Duration atMost;

  /** Cuts what waits for longer than that. */
  StallGuard(Duration atMost) {
    this.atMost = atMost;
    long period = Math.max(1, Math.min(LONGEST_PERIOD.toMillis(), atMost.toMillis() / 4));
    var _ =
        clock.scheduleWithFixedDelay(this::cutWhatStalls, period, period, TimeUnit.MILLISECONDS);
  }

  private void cutWhatStalls() {
    long now = System.nanoTime();
    for (Wait wait : waits) {
      if (now - wait.since > atMost.toNanos() && waits.remove(wait)) {
        wait.isCut = true;
        Thread.startVirtualThread(wait.cut); // closing may itself wait for the peer
      }
    }
  }

  /**
   * Waits for a peer.
   *
   * @param work what waits
   * @param cut ends the connection, and with it the waiting
   * @throws CloseConnectionException if the peer stalled
   */
  <T extends @Nullable Object> T await(Supplier<T> work, Runnable cut) {
    Wait wait = new Wait(System.nanoTime(), cut);
    waits.add(wait);
    try {
      T result = work.get();
      if (wait.isCut) {
        throw new CloseConnectionException("the peer was silent for " + atMost);
      }
      return result;
    } catch (RuntimeException e) {
      throw wait.isCut ? new CloseConnectionException("the peer was silent for " + atMost, e) : e;
    } finally {
      waits.remove(wait);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private static final class Wait {

    private final long since;
    private final Runnable cut;
    private volatile boolean isCut;

    Wait(long since, Runnable cut) {
      this.since = since;
      this.cut = cut;
    }
  }
}
