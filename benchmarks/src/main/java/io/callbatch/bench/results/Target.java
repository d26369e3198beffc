package io.callbatch.bench.results;

import java.util.Locale;

/**
 * What a ratio is to reach.
 *
 * @param bound the ratio due
 * @param atLeast whether more is better
 */
record Target(double bound, boolean atLeast) {

  static Target atLeast(double bound) {
    return new Target(bound, true);
  }

  static Target atMost(double bound) {
    return new Target(bound, false);
  }

  /** How far a ratio reaches: 1 is just enough, more is better. */
  double reach(double ratio) {
    return atLeast ? ratio / bound : bound / ratio;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %.2f", atLeast ? "at least" : "at most", bound);
  }
}
