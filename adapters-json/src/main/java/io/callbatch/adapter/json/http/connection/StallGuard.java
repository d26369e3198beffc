package io.callbatch.adapter.json.http.connection;

import io.helidon.webserver.CloseConnectionException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts connections whose peer stalls: one that sends nothing, or takes nothing, for too long. Safe
 * for use by several threads.
 */
final class StallGuard implements AutoCloseable {

  private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);
  private static final String NAME = "http-stall-guard";

  private static final Logger LOGGER = System.getLogger(StallGuard.class.getName());

  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
  private final Duration atMost;
  private final Runnable besides;
  private volatile Thread clock = new Thread(this::watch, NAME);

  /**
   * Cuts what waits for longer than that.
   *
   * @param besides what is to be looked after as often
   */
  StallGuard(Duration atMost, Runnable besides) {
    this.atMost = atMost;
    this.besides = besides;
    start();
  }

  /** Whether it watches. */
  boolean isGuarding() {
    return clock.isAlive();
  }

  /** Watches, and again after its thread has died. */
  void start() {
    Thread thread = new Thread(this::watch, NAME);
    thread.setDaemon(true);
    thread.start();
    clock = thread;
  }

  private void watch() {
    long period = Math.max(1, Math.min(LONGEST_PERIOD.toMillis(), atMost.toMillis() / 4));
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(period);
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody is served any more
    }
  }

  private void look() {
    try {
      cutWhatStalls();
      besides.run();
    } catch (RuntimeException e) {
      LOGGER.log(Level.ERROR, "stalling connections were not cut, and will be", e);
    }
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
    clock.interrupt();
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
