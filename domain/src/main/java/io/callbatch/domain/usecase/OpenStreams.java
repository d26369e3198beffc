package io.callbatch.domain.usecase;

import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.StreamPlaces;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Room for so many streams; what comes on top is told to come back. */
public final class OpenStreams implements StreamPlaces {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final int most;
  private final Semaphore places;

  /**
   * Room for so many.
   *
   * @param most streams at the same time, 1 or more
   */
  public OpenStreams(int most) {
    this.most = most;
    this.places = new Semaphore(most);
  }

  /** How many are open. */
  public int count() {
    return most - places.availablePermits();
  }

  @Override
  public Place open() {
    if (!places.tryAcquire()) {
      throw new OverloadedException(
          "%d streams are open already, as many as are allowed".formatted(most), RETRY_AFTER);
    }
    return places::release;
  }
}
