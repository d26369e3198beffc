package io.callbatch.adapter.json.hubspot.limit;

/** Counts requests of the last ten seconds, by the second. Safe for use by several threads. */
final class RollingWindow {

  /** Seconds that are looked back upon. */
  static final int SECONDS = 10;

  private final int[] counts = new int[SECONDS];
  private long newest;

  /**
   * Counts that there are with one more.
   *
   * @param inAll those of the last ten seconds
   * @param inSecond those of this second
   */
  record Counts(int inAll, int inSecond) {}

  /**
   * Counts one more request.
   *
   * @param second the current second, of any clock that doesn't go back
   */
  synchronized Counts add(long second) {
    forgetUntil(second);
    int place = place(newest);
    counts[place]++;
    int inAll = 0;
    for (int count : counts) {
      inAll += count;
    }
    return new Counts(inAll, counts[place]);
  }

  /** Whether nothing is left of what was counted. */
  synchronized boolean isIdle(long second) {
    return second - newest >= SECONDS;
  }

  private void forgetUntil(long second) {
    long steps = Math.min(SECONDS, second - newest);
    for (long i = 0; i < steps; i++) {
      counts[place(second - i)] = 0;
    }
    newest = Math.max(newest, second);
  }

  private static int place(long second) {
    return (int) Math.floorMod(second, (long) SECONDS);
  }
}
