package io.callbatch.domain.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The instants a document can hold: the years 1 to 9999 (UTC), as in protobuf's {@code Timestamp}
 * and RFC 3339, with nanoseconds.
 */
public final class Instants {

  /** The first instant of the year 1. */
  public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** The last nanosecond of the year 9999. */
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Instants() {}

  /** Whether the instant lies in the years 1 to 9999. */
  public static boolean inRange(Instant instant) {
    return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
  }

  static Instant requireInRange(String name, Instant instant) {
    if (!inRange(instant)) {
      throw new IllegalArgumentException(
          name + " is " + instant + ", but must lie in the years 1 to 9999");
    }
    return instant;
  }

  static void requireInRange(String name, Optional<Instant> instant) {
    if (instant.isPresent()) {
      requireInRange(name, instant.get());
    }
  }
}
