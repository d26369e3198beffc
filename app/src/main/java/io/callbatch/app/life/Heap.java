package io.callbatch.app.life;

import java.util.Optional;

/** The heap that a server needs. */
public final class Heap {

  private static final long MIB = 1 << 20;

  /** What there is without any request: classes' objects, pools, what is prepared for speed. */
  private static final long BASE = 48 * MIB;

  /** Two bodies under way, each beside what it is turned into. */
  private static final int BODIES = 4;

  /** Some collectors keep a part of what they are given to themselves. */
  private static final int SPARE_SHARE = 12;

  private Heap() {}

  /**
   * Says what to do where the heap is too small.
   *
   * @param heapBytes the most that the heap may have, as {@link Runtime#maxMemory} has it
   * @param maxBodyBytes the most that a body may have
   */
  public static Optional<String> trouble(long heapBytes, int maxBodyBytes) {
    long needed = BASE + (long) BODIES * maxBodyBytes;
    long given = heapBytes + heapBytes / SPARE_SHARE;
    if (given >= needed) {
      return Optional.empty();
    }
    long most = Math.max(0, (given - BASE) / BODIES);
    return Optional.of(
        "expected a heap of at least %d MiB for bodies of %d bytes (--max-body-bytes), found %d MiB; set CALLBATCH_JAVA_OPTS=-Xmx%dm%s"
            .formatted(
                mebibytes(needed),
                maxBodyBytes,
                heapBytes / MIB,
                mebibytes(needed),
                most == 0 ? "" : ", or --max-body-bytes " + most));
  }

  private static long mebibytes(long bytes) {
    return Math.ceilDiv(bytes, MIB);
  }
}
