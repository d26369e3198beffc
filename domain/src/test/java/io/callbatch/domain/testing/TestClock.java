package io.callbatch.domain.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Safe for use by several threads. */
public final class TestClock implements InstantSource {
  private volatile Instant now;

  public TestClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock on. */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }
}
