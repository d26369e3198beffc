package io.callbatch.adapter.json.http;

import io.callbatch.domain.port.in.OverloadedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * A bound on the streams of documents that are open at the same time: a slow one costs a thread and
 * buffers, though no conversion waits for it. Safe for use by several threads.
 */
final class OpenStreams {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final int most;
  private final Semaphore places;

  OpenStreams(int most) {
    this.most = most;
    this.places = new Semaphore(most);
  }

  /**
   * A place for one more stream; given back by closing it, once.
   *
   * @throws OverloadedException if there is none
   */
  Place open() {
    if (!places.tryAcquire()) {
      throw new OverloadedException(
          "%d streams are open already, as many as are allowed".formatted(most), RETRY_AFTER);
    }
    return places::release;
  }

  /** A stream that is open. */
  @FunctionalInterface
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
