package io.callbatch.domain.model;

import java.util.Objects;

/**
 * How a document is read.
 *
 * @param mode how strictly
 * @param maxViolations how many violations, and how many warnings, are listed before the rest is
 *     only counted; 1 to {@value #MOST_VIOLATIONS}
 */
public record ReadOptions(ReadMode mode, int maxViolations) {

  /** How many violations are listed where nothing else is said. */
  public static final int DEFAULT_MAX_VIOLATIONS = 100;

  /** The highest value {@code maxViolations} can take. */
  public static final int MOST_VIOLATIONS = 10_000;

  /** Lenient, with {@value #DEFAULT_MAX_VIOLATIONS} violations. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(ReadMode.LENIENT, DEFAULT_MAX_VIOLATIONS);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code maxViolations} is out of its range
   */
  public ReadOptions {
    Objects.requireNonNull(mode, "mode");
    if (maxViolations < 1 || maxViolations > MOST_VIOLATIONS) {
      throw new IllegalArgumentException(
          "maxViolations is " + maxViolations + ", but must be 1 to " + MOST_VIOLATIONS);
    }
  }

  /** The same with another mode. */
  public ReadOptions withMode(ReadMode otherMode) {
    return new ReadOptions(otherMode, maxViolations);
  }
}
