package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Rule;

/**
 * Which members of an object were seen, as bits: tells a repeated member from a new one and, at the
 * end, what is missing. For one thread.
 */
final class KnownMembers {

  private final TokenCursor in;
  private final int objectOffset;
  private int seen;

  KnownMembers(TokenCursor in, int objectOffset) {
    this.in = in;
    this.objectOffset = objectOffset;
  }

  /** Notes the member on whose value the cursor stands. */
  void see(int bit, String name) {
    if ((seen & bit) != 0) {
      in.duplicate(objectOffset, name);
    }
    seen |= bit;
  }

  /** Whether all members of these bits were there. */
  boolean saw(int bits) {
    return (seen & bits) == bits;
  }

  /** At the end of the object: a violation if the member wasn't there. */
  void require(int bit, String name, String due) {
    missing(bit, false, name, due);
  }

  /** At the end of the object: a violation in strict mode if the member wasn't there. */
  void expect(int bit, String name, String due) {
    missing(bit, true, name, due);
  }

  private void missing(int bit, boolean mendable, String name, String due) {
    if ((seen & bit) == 0) {
      in.findingAt(
          mendable,
          objectOffset,
          name,
          Rule.REQUIRED,
          "expected %s, found no %s".formatted(due, name));
    }
  }
}
