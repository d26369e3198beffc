package io.callbatch.app.logging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.logging.LogRecord;

/**
 * Lets each message through so many times a minute, and each logger, whose messages may hold what
 * clients sent; what comes on top is counted and said later. Safe for use by several threads.
 */
final class RepeatLimit {

  static final int MOST_OF_A_MESSAGE = 20;
  static final int MOST_OF_A_LOGGER = 200;
  static final Duration WINDOW = Duration.ofMinutes(1);

  /** So many messages are told from each other; the least recent are forgotten. */
  private static final int MOST_KEYS = 1_000;

  private static final int LONGEST_TEXT = 120;

  private final LinkedHashMap<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Window {

    private final Instant start;
    private int passed;
    private long suppressed;

    Window(Instant start) {
      this.start = start;
    }

    boolean isOver(Instant now) {
      return !now.isBefore(start.plus(WINDOW));
    }
  }

  /** Whether a record may be logged. */
  synchronized boolean admits(LogRecord entry) {
    String logger = String.valueOf(entry.getLoggerName());
    return admits(logger, MOST_OF_A_LOGGER, entry.getInstant())
        && admits(logger + ": " + entry.getMessage(), MOST_OF_A_MESSAGE, entry.getInstant());
  }

  private boolean admits(String key, int most, Instant now) {
    Window window = windows.computeIfAbsent(key, _ -> new Window(now));
    if (windows.size() > MOST_KEYS) {
      windows.pollFirstEntry();
    }
    if (window.passed < most) {
      window.passed++;
      return true;
    }
    window.suppressed++;
    return false;
  }

  /** What was suppressed in minutes that are over, each told once. */
  synchronized List<String> reports(Instant now) {
    List<String> reports = new ArrayList<>();
    windows
        .entrySet()
        .removeIf(entry -> {
          Window window = entry.getValue();
          if (!window.isOver(now)) {
            return false;
          }
          if (window.suppressed > 0) {
            reports.add(
                "%d records were suppressed within a minute: %s"
                    .formatted(window.suppressed, shortened(entry.getKey())));
          }
          return true;
        });
    return reports;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
