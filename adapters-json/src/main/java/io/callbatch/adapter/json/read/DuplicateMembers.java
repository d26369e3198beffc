package io.callbatch.adapter.json.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which value of a repeated member counts: the last one. The first reading of a document that
 * repeats members only learns where those last values are; a second reading passes over the others,
 * so that what they say is neither kept nor held against the document. For one thread.
 */
final class DuplicateMembers {

  // By object and then by name: a map whose keys can be compared isn't slowed down by names that
  // were chosen to collide.
  private final Map<Integer, Map<String, Integer>> lastValues = new HashMap<>();
  private final Map<Integer, Set<String>> met = new HashMap<>();

  boolean isEmpty() {
    return lastValues.isEmpty();
  }

  /** Notes in the first reading that a member stands there once more. */
  void note(int objectOffset, String name, int valueOffset) {
    lastValues
        .computeIfAbsent(objectOffset, _ -> new HashMap<>())
        .merge(name, valueOffset, Math::max);
  }

  /** What a value met in the second reading is. */
  Occurrence meet(int objectOffset, String name, int valueOffset) {
    Integer last = lastValues.getOrDefault(objectOffset, Map.of()).get(name);
    if (last == null) {
      return Occurrence.ONLY;
    }
    boolean first = met.computeIfAbsent(objectOffset, _ -> new HashSet<>()).add(name);
    return new Occurrence(!first, valueOffset < last);
  }

  /**
   * One value of a member.
   *
   * @param repeated whether another value of the member came before
   * @param overridden whether another value of the member comes after
   */
  record Occurrence(boolean repeated, boolean overridden) {

    private static final Occurrence ONLY = new Occurrence(false, false);
  }
}
