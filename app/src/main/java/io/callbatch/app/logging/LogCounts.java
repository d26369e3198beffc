package io.callbatch.app.logging;

import java.util.concurrent.atomic.LongAdder;

/** What the process didn't log, to be shown as metrics. Safe for use by several threads. */
public final class LogCounts {

  private static final LongAdder CLIENT_MISTAKES = new LongAdder();
  private static final LongAdder SUPPRESSED = new LongAdder();

  private LogCounts() {}

  static void clientMistake() {
    CLIENT_MISTAKES.increment();
  }

  static void suppressed() {
    SUPPRESSED.increment();
  }

  /** Requests, connections and frames that clients got wrong or left, so that libraries told. */
  public static long clientMistakes() {
    return CLIENT_MISTAKES.sum();
  }

  /** Records that came too often to be logged. */
  public static long suppressedRecords() {
    return SUPPRESSED.sum();
  }
}
