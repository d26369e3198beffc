package io.callbatch.adapter.json.http;

import io.callbatch.domain.port.in.OverloadedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bound on the bytes of bodies that are held in memory at the same time, whoever sends them and
 * however slowly. Bytes count when they have come, not when they are announced. Safe for use by
 * several threads.
 */
final class BodyBudget {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int SHARE_OF_HEAP = 4;

  private final long most;
  private final AtomicLong held = new AtomicLong();

  BodyBudget(long most) {
    this.most = most;
  }

  /** A quarter of the heap, but room for two full bodies. */
  static BodyBudget ofHeap(long heapBytes, int maxBodyBytes) {
    return new BodyBudget(Math.max(heapBytes / SHARE_OF_HEAP, 2L * maxBodyBytes));
  }

  /** How many bytes are held. */
  long held() {
    return held.get();
  }

  /** What one request holds, which is nothing yet. */
  Share share() {
    return new Share();
  }

  /** What one request holds, until it is closed. For one thread. */
  final class Share implements AutoCloseable {

    private long bytes;

    private Share() {}

    /**
     * Holds as many bytes as that, if it didn't hold more already: buffers grow and stay.
     *
     * @throws OverloadedException if others hold too much
     */
    void growTo(long due) {
      long more = due - bytes;
      if (more <= 0) {
        return;
      }
      if (held.addAndGet(more) > most) {
        held.addAndGet(-more);
        throw new OverloadedException(
            "the bodies under way fill the memory that there is for them", RETRY_AFTER);
      }
      bytes = due;
    }

    @Override
    public void close() {
      held.addAndGet(-bytes);
      bytes = 0;
    }
  }

  /** A body each byte of which counts, up to as many as its reader ever holds of one document. */
  static final class Counted extends FilterInputStream {

    private final Share share;
    private final long mostHeld;
    private long sinceDocument;

    Counted(InputStream body, Share share, long mostHeld) {
      super(body);
      this.share = share;
      this.mostHeld = mostHeld;
    }

    /** Says that what has been read so far isn't needed any more. */
    void documentDone() {
      sinceDocument = 0;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      count(Math.max(0, count));
      return count;
    }

    /** Nothing for certain: inflaters guess. */
    @Override
    public int available() {
      return 0;
    }

    private void count(int more) {
      sinceDocument += more;
      share.growTo(Math.min(sinceDocument, mostHeld));
    }
  }
}
