package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first so many findings of a document, by their place in it, and counts the others. They
 * may come in any order: a missing member is noticed at the end of its object and stands at its
 * start. Memory is bounded by what is listed, not by what is wrong: pointers into objects with
 * names of megabytes are listed only until they have {@value #MOST_CHARACTERS} characters together.
 * For one thread.
 */
public final class FindingCollector {

  private record Finding(int offset, String pointer, Rule rule, String message) {}

  private static final int MOST_CHARACTERS = 1 << 20;

  private static final Comparator<Finding> BY_PLACE =
      (one, other) -> Integer.compare(one.offset(), other.offset());

  private final int most;
  private final List<Finding> kept = new ArrayList<>();
  private int omitted;
  private int characters;
  private int listedUpTo = Integer.MAX_VALUE;
  private @Nullable Finding decisive;

  /**
   * Collects.
   *
   * @param most how many are listed, 1 or more
   */
  public FindingCollector(int most) {
    this.most = most;
  }

  /** Adds a finding; its pointer is asked for only if it may be listed. */
  public void add(int offset, Supplier<String> pointer, Rule rule, String message) {
    if (!kept.isEmpty()
        && kept.getLast().rule() == Rule.UNICODE
        && kept.getLast().offset() == offset) {
      return; // what else a text says that is no Unicode doesn't matter
    }
    if (offset >= listedUpTo || characters > MOST_CHARACTERS) {
      omitted++;
      return;
    }
    Finding finding = new Finding(offset, pointer.get(), rule, message);
    characters += finding.pointer().length();
    kept.add(finding);
    if (kept.size() >= 2 * most + 16) {
      keepFirst();
    }
  }

  /** Adds the finding that ended the reading, which is listed whatever comes before it. */
  void addDecisive(int offset, String pointer, Rule rule, String message) {
    decisive = new Finding(offset, pointer, rule, message);
    kept.add(decisive);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return kept.isEmpty();
  }

  private void keepFirst() {
    kept.sort(BY_PLACE);
    if (kept.size() > most) {
      omitted += kept.size() - most;
      kept.subList(most, kept.size()).clear();
      listedUpTo = kept.getLast().offset();
    }
  }

  /** The findings with their lines and columns. */
  public Findings toFindings(byte[] text, int firstLine) {
    if (kept.isEmpty()) {
      return Findings.NONE;
    }
    keepFirst();
    if (decisive != null && !kept.contains(decisive)) {
      kept.set(kept.size() - 1, decisive);
    }
    Places places = new Places(text, firstLine);
    List<Violation> violations = new ArrayList<>(kept.size());
    for (Finding finding : kept) {
      places.moveTo(finding.offset());
      violations.add(
          new Violation(
              finding.pointer(),
              places.line(),
              places.column(),
              finding.rule(),
              finding.message()));
    }
    return new Findings(violations, omitted);
  }
}
