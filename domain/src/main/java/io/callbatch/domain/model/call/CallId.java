package io.callbatch.domain.model.call;

import java.util.Optional;

/**
 * The id of a call that Callbatch keeps. HubSpot's ids are numbers of 11 to 12 digits; on the wire
 * they are text.
 *
 * @param value 1 or more
 */
public record CallId(long value) implements Comparable<CallId> {

  private static final int MOST_DIGITS = 18;

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it isn't positive
   */
  public CallId {
    if (value < 1) {
      throw new IllegalArgumentException("call id is " + value + ", but must be at least 1");
    }
  }

  /** The id that a text names; empty where it is no positive number that fits. */
  public static Optional<CallId> parse(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && Long.parseLong(text) > 0
        ? Optional.of(new CallId(Long.parseLong(text)))
        : Optional.empty();
  }

  /** The id as it stands on the wire. */
  public String text() {
    return Long.toString(value);
  }

  @Override
  public int compareTo(CallId other) {
    return Long.compare(value, other.value);
  }
}
