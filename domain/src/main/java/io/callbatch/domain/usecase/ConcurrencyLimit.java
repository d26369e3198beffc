package io.callbatch.domain.usecase;

import io.callbatch.domain.port.in.OverloadedException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A bound on the documents that are converted at the same time. What comes on top is refused at
 * once: work that waits in memory helps nobody. Only a stream that has begun waits, and not for
 * long: refusing it would undo what it has done already. Safe for use by several threads.
 */
public final class ConcurrencyLimit {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final int most;
  private final Semaphore permits;

  /**
   * A bound of so many.
   *
   * @param most conversions at the same time, 1 or more
   * @throws IllegalArgumentException if it is less than 1
   */
  public ConcurrencyLimit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most is " + most + ", but must be at least 1");
    }
    this.most = most;
    this.permits = new Semaphore(most, true); // streams that wait take turns
  }

  /** No bound worth the name, for a process that serves a single user. */
  public static ConcurrencyLimit none() {
    return new ConcurrencyLimit(Integer.MAX_VALUE);
  }

  /** How many conversions are under way. */
  public int underWay() {
    return most - permits.availablePermits();
  }

  /** For work that can still be refused: now or not at all. */
  Permit acquire() {
    if (!permits.tryAcquire()) {
      throw overloaded();
    }
    return permits::release;
  }

  /**
   * For the next document of a stream: the first one is refused like any other work, a later one
   * waits a little.
   *
   * @param first whether nothing of the stream has been done yet
   * @throws InterruptedIOException if the thread is interrupted while it waits
   */
  Permit acquireInStream(boolean first) throws InterruptedIOException {
    if (first) {
      return acquire();
    }
    try {
      if (!permits.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
        throw overloaded();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before the next document of a stream");
    }
    return permits::release;
  }

  private OverloadedException overloaded() {
    return new OverloadedException(
        "as many conversions as are allowed, %d, are under way already".formatted(most),
        RETRY_AFTER);
  }

  /** The right to run; given back by closing it, once. */
  @FunctionalInterface
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }
}
