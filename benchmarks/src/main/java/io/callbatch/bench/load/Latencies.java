package io.callbatch.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long calls took. Safe for use by several threads. */
final class Latencies {

  private final List<Long> nanos = new ArrayList<>();

  synchronized void add(long took) {
    nanos.add(took);
  }

  synchronized int count() {
    return nanos.size();
  }

  /** Milliseconds within which so many of a hundred were done; NaN if there were none. */
  synchronized double percentile(double percent) {
    if (nanos.isEmpty()) {
      return Double.NaN;
    }
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    int index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / 1e6;
  }
}
