package io.callbatch.app.cli;

import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often each rule was broken. For one thread. */
final class RuleCounts {

  private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);
  private long omitted;

  /** Counts the violations of a document. */
  void add(Reading document) {
    if (document instanceof Reading.Refused refused) {
      for (Violation violation : refused.violations().listed()) {
        counts.put(violation.rule(), counts.getOrDefault(violation.rule(), 0L) + 1);
      }
      omitted += refused.violations().omitted();
    }
  }

  /** A line such as {@code 12 syntax, 6 required}, the most frequent first; none without any. */
  List<String> lines() {
    if (counts.isEmpty()) {
      return List.of();
    }
    List<Map.Entry<Rule, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort((one, other) -> Long.compare(other.getValue(), one.getValue()));
    StringBuilder line = new StringBuilder();
    for (Map.Entry<Rule, Long> entry : sorted) {
      line.append(line.isEmpty() ? "" : ", ")
          .append(Counted.number(entry.getValue()))
          .append(' ')
          .append(entry.getKey().id());
    }
    if (omitted > 0) {
      line.append(", ").append(Counted.number(omitted)).append(" not listed");
    }
    return List.of(line.toString());
  }
}
