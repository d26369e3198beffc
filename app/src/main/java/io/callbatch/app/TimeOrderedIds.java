package io.callbatch.app;

import io.callbatch.domain.port.out.IdSource;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 (RFC 9562): a time in milliseconds, then chance. Within one process each sorts
 * after the one before, also within a millisecond. Safe for use by several threads.
 */
public final class TimeOrderedIds implements IdSource {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int COUNTER_BITS = 12;

  private final InstantSource clock;
  private final RandomGenerator chance;
  private long last;

  /** Ids of these times and this chance. */
  public TimeOrderedIds(InstantSource clock, RandomGenerator chance) {
    this.clock = clock;
    this.chance = chance;
  }

  @Override
  public String next() {
    long ordinal = ordinal();
    long counter = ordinal & ((1 << COUNTER_BITS) - 1);
    long high = (ordinal >>> COUNTER_BITS) << 16 | VERSION_7 | counter;
    long low = VARIANT | chance.nextLong() >>> 2;
    return new UUID(high, low).toString();
  }

  /**
   * The time with room for a counter behind it; when the counter is full, a little ahead of time.
   */
  private synchronized long ordinal() {
    last = Math.max(clock.millis() << COUNTER_BITS, last + 1);
    return last;
  }
}
