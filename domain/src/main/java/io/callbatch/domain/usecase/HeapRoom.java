package io.callbatch.domain.usecase;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.WorkRoom;
import java.time.Duration;

/**
 * Room in the heap: three eighths of it for large messages, one for those of middling size. What is
 * made of a message takes up to eight times its bytes: its text, the values read from it, and the
 * answer.
 */
public final class HeapRoom implements WorkRoom {

  private static final int TIMES = 8;
  private static final int EIGHTHS = 8;
  private static final int LARGE_EIGHTHS = 3;
  private static final int LARGE_BYTES = 256 << 10;
  private static final int SMALL_BYTES = 16 << 10;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Work NOTHING = () -> {};

  private final long least;
  private final FairGate<PortalId> large;
  private final FairGate<PortalId> middling;

  /**
   * Room in a heap.
   *
   * @param heapBytes its size
   * @param processors as many large messages are dealt with at the same time at most: they keep a
   *     processor busy each
   */
  public HeapRoom(long heapBytes, int processors) {
    this.least = heapBytes / EIGHTHS * LARGE_EIGHTHS / processors;
    this.large = new FairGate<>(heapBytes / EIGHTHS * LARGE_EIGHTHS);
    this.middling = new FairGate<>(heapBytes / EIGHTHS);
  }

  @Override
  public Work enter(PortalId portal, long bytes) {
    if (bytes <= SMALL_BYTES) {
      return NOTHING;
    }
    boolean isLarge = bytes > LARGE_BYTES;
    FairGate<PortalId> gate = isLarge ? large : middling;
    long units = isLarge ? Math.max(least, TIMES * bytes) : TIMES * bytes;
    try {
      FairGate.Entry entry =
          gate.enter(portal, units, LONGEST_WAIT, false).orElseThrow(HeapRoom::overloaded);
      return entry::close;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw overloaded();
    }
  }

  private static OverloadedException overloaded() {
    return new OverloadedException(
        "the messages that are dealt with fill the memory that there is for them", RETRY_AFTER);
  }
}
