package io.callbatch.adapter.grpc.format;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes down what is wrong with a message. Messages have no lines; findings come in the order in
 * which the document is walked, which is the order of the JSON document. For one thread.
 */
final class MessageFindings {

  private final boolean strict;
  private final int ordinal;
  private final Collected violations;
  private final Collected warnings;

  /** The ordinal of the message in its stream takes the place of a line; 0 if it stands alone. */
  MessageFindings(ReadOptions options, int ordinal) {
    this.strict = options.mode() == ReadMode.STRICT;
    this.ordinal = ordinal;
    this.violations = new Collected(options.maxViolations());
    this.warnings = new Collected(options.maxViolations());
  }

  void violation(String pointer, Rule rule, String message) {
    violations.add(pointer, rule, message);
  }

  void warning(String pointer, Rule rule, String message) {
    warnings.add(pointer, rule, message);
  }

  /** A violation in strict mode only. */
  void mendable(String pointer, Rule rule, String message) {
    (strict ? violations : warnings).add(pointer, rule, message);
  }

  /** A violation in strict mode, and nothing to speak of in lenient mode. */
  void strictOnly(String pointer, Rule rule, String message) {
    if (strict) {
      violations.add(pointer, rule, message);
    }
  }

  Findings violations() {
    return violations.toFindings();
  }

  Findings warnings() {
    return warnings.toFindings();
  }

  private final class Collected {

    private final int most;
    private final List<Violation> listed = new ArrayList<>();
    private int omitted;

    Collected(int most) {
      this.most = most;
    }

    void add(String pointer, Rule rule, String message) {
      if (listed.size() < most) {
        listed.add(new Violation(pointer, ordinal, 0, rule, message));
      } else {
        omitted++;
      }
    }

    Findings toFindings() {
      return new Findings(listed, omitted);
    }
  }
}
