package io.callbatch.domain.usecase;

import io.callbatch.domain.port.in.OverloadedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * A bound on the conversions under way at the same time. What comes on top is refused at once: work
 * that waits in memory helps nobody. Safe for use by several threads.
 */
public final class ConcurrencyLimit {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

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
    this.permits = new Semaphore(most);
  }

  /** No bound worth the name, for a process that serves a single user. */
  public static ConcurrencyLimit none() {
    return new ConcurrencyLimit(Integer.MAX_VALUE);
  }

  /** How many conversions are under way. */
  public int underWay() {
    return most - permits.availablePermits();
  }

  Permit acquire() {
    if (!permits.tryAcquire()) {
      throw new OverloadedException(
          "%d conversions are under way already, as many as are allowed".formatted(most),
          RETRY_AFTER);
    }
    return permits::release;
  }

  /** The right to run; given back by closing it, once. */
  @FunctionalInterface
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }
}
