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

  /** A member that is repeated in the object that starts at an offset. */
  private record Member(int objectOffset, String name) {}

  private final Map<Member, Integer> lastValues = new HashMap<>();
  private final Set<Member> met = new HashSet<>();

  boolean isEmpty() {
    return lastValues.isEmpty();
  }

  /** Notes in the first reading that a member stands there once more. */
  void note(int objectOffset, String name, int valueOffset) {
    lastValues.merge(new Member(objectOffset, name), valueOffset, Math::max);
  }

  /** What a value met in the second reading is. */
  Occurrence meet(int objectOffset, String name, int valueOffset) {
    Member member = new Member(objectOffset, name);
    Integer last = lastValues.get(member);
    if (last == null) {
      return Occurrence.ONLY;
    }
    boolean first = met.add(member);
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
