package io.callbatch.domain.model;

import java.util.List;

/**
 * Violations or warnings of one document, in the order of the document.
 *
 * @param listed the first ones, as many as were asked for
 * @param omitted how many more there are
 */
public record Findings(List<Violation> listed, int omitted) {

  /** Nothing was found. */
  public static final Findings NONE = new Findings(List.of(), 0);

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the number omitted is negative
   */
  public Findings {
    listed = List.copyOf(listed);
    if (omitted < 0) {
      throw new IllegalArgumentException("omitted is " + omitted + ", but must be 0 or more");
    }
  }

  /** A single finding. */
  public static Findings of(Violation violation) {
    return new Findings(List.of(violation), 0);
  }

  /** How many there are, listed or not; the largest integer stands for all that are more. */
  public int total() {
    return (int) Math.min((long) listed.size() + omitted, Integer.MAX_VALUE);
  }
}
