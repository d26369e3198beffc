package io.callbatch.bench.results;

import java.util.List;

/**
 * The middle of some values and how far they lie apart; all zero where there are none.
 *
 * @param least of the values
 * @param median of the values
 * @param most of the values
 */
record Range(double least, double median, double most) {

  static final Range NONE = new Range(0, 0, 0);

  static Range of(List<Double> values) {
    if (values.isEmpty()) {
      return NONE;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Range(sorted.getFirst(), median, sorted.getLast());
  }

  /** The ratio of the medians; its ends are those of the most unlucky pairs. */
  Range over(Range base) {
    return new Range(least / base.most, median / base.median, most / base.least);
  }
}
