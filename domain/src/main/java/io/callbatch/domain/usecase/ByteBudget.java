package io.callbatch.domain.usecase;

import io.callbatch.domain.port.in.MessageMemory;
import io.callbatch.domain.port.in.OverloadedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A bound on bytes: they count when they have come, not when they are announced. */
public final class ByteBudget implements MessageMemory {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int SHARE_OF_HEAP = 4;

  private final long most;
  private final AtomicLong held = new AtomicLong();

  /**
   * A bound of so many.
   *
   * @param most bytes that all shares together may hold
   */
  public ByteBudget(long most) {
    this.most = most;
  }

  /** A quarter of the heap, but room for two full messages. */
  public static ByteBudget ofHeap(long heapBytes, int maxMessageBytes) {
    return new ByteBudget(Math.max(heapBytes / SHARE_OF_HEAP, 2L * maxMessageBytes));
  }

  /** How many bytes are held. */
  public long held() {
    return held.get();
  }

  @Override
  public Share share() {
    return new Part();
  }

  private final class Part implements Share {

    private long bytes;

    @Override
    public void growTo(long due) {
      long more = due - bytes;
      if (more <= 0) {
        return;
      }
      if (held.addAndGet(more) > most) {
        held.addAndGet(-more);
        throw new OverloadedException(
            "the messages under way fill the memory that there is for them", RETRY_AFTER);
      }
      bytes = due;
    }

    @Override
    public void shrinkTo(long due) {
      if (due < bytes) {
        held.addAndGet(due - bytes);
        bytes = due;
      }
    }

    @Override
    public void close() {
      shrinkTo(0);
    }
  }
}
