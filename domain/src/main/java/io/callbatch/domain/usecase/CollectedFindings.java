package io.callbatch.domain.usecase;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings of many documents taken together: the first so many are listed, the rest is counted,
 * so that memory doesn't grow with the documents. For one thread.
 */
final class CollectedFindings {

  private final Sum violations;
  private final Sum warnings;

  /** Lists at most so many violations, and so many warnings. */
  CollectedFindings(int most) {
    this.violations = new Sum(most);
    this.warnings = new Sum(most);
  }

  /** Adds what was found in one document. */
  void add(Reading reading) {
    warnings.add(reading.warnings());
    if (reading instanceof Reading.Refused refused) {
      violations.add(refused.violations());
    }
  }

  /** All violations so far. */
  Findings violations() {
    return violations.toFindings();
  }

  /** All warnings so far. */
  Findings warnings() {
    return warnings.toFindings();
  }

  private static final class Sum {

    private final int most;
    private final List<Violation> listed = new ArrayList<>();
    private int omitted;

    Sum(int most) {
      this.most = most;
    }

    void add(Findings findings) {
      int room = Math.min(most - listed.size(), findings.listed().size());
      listed.addAll(findings.listed().subList(0, room));
      long more = (long) omitted + findings.listed().size() - room + findings.omitted();
      omitted = (int) Math.min(more, Integer.MAX_VALUE);
    }

    Findings toFindings() {
      return new Findings(listed, omitted);
    }
  }
}
