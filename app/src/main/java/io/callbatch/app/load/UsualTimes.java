package io.callbatch.app.load;

/**
 * How long work takes while nothing else is under way, by its size. Sizes that differ by less than
 * a factor of two share a time. Safe for use by several threads.
 */
final class UsualTimes {

  /** Of a time that is shorter than usual: what failed early or was a replay says little. */
  private static final double WEIGHT_OF_SHORTER = 0.05;

  private static final double WEIGHT_OF_LONGER = 0.3;

  private final double[] nanos = new double[Long.SIZE];

  private static int size(long units) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, units));
  }

  /** Learns from work that was alone. */
  synchronized void learn(long units, long took) {
    int size = size(units);
    double usual = nanos[size];
    if (usual == 0) {
      nanos[size] = took;
    } else {
      nanos[size] += (took - usual) * (took < usual ? WEIGHT_OF_SHORTER : WEIGHT_OF_LONGER);
    }
  }

  /** What is known of work of that size; 0 if nothing is. */
  synchronized long of(long units) {
    return Math.round(nanos[size(units)]);
  }
}
