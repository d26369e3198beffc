package io.callbatch.adapter.json.hubspot.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts requests of a time that always ends now. It remembers when as many were as may be, and no
 * more, so its size is fixed. For one thread.
 */
final class RollingWindow {

  private final long lengthMillis;
  private final long[] times;
  private int oldest;
  private int count;

  /**
   * A window in which nothing has happened.
   *
   * @param most how many requests it may hold, 1 or more
   */
  RollingWindow(int most, Duration length) {
    this.lengthMillis = length.toMillis();
    this.times = new long[most];
  }

  /** How many requests it holds, at most as many as it may. */
  int count(Instant now) {
    forget(now.toEpochMilli());
    return count;
  }

  /** How many requests it holds that are younger than that. */
  int countSince(Instant now, Duration age) {
    forget(now.toEpochMilli());
    int young = 0;
    while (young < count && time(count - 1 - young) > now.toEpochMilli() - age.toMillis()) {
      young++;
    }
    return young;
  }

  /** Whether there is no room for another request. */
  boolean isFull(Instant now) {
    return count(now) == times.length;
  }

  /** Until there is room for another request; nothing if there is room. */
  Duration untilRoom(Instant now) {
    return isFull(now)
        ? Duration.ofMillis(time(0) + lengthMillis - now.toEpochMilli())
        : Duration.ZERO;
  }

  /** Counts a request; if it is full already, in place of the oldest. */
  void add(Instant now) {
    if (isFull(now)) {
      oldest = (oldest + 1) % times.length;
      count--;
    }
    times[(oldest + count) % times.length] = now.toEpochMilli();
    count++;
  }

  private void forget(long now) {
    while (count > 0 && time(0) <= now - lengthMillis) {
      oldest = (oldest + 1) % times.length;
      count--;
    }
  }

  private long time(int index) {
    return times[(oldest + index) % times.length];
  }
}
