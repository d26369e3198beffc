package io.callbatch.app.transfer;

import io.callbatch.adapter.grpc.client.ServerFailedException;
import java.time.Duration;
import java.util.List;

/**
 * Waits longer and longer while a server can't be reached, and gives up at last. For one thread.
 */
public final class Backoff {

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4));

  /** How somebody waits. */
  @FunctionalInterface
  public interface Sleeper {

    /** Waits so long. */
    void sleep(Duration delay) throws InterruptedException;
  }

  private final Sleeper sleeper;
  private int failures;

  /** Waits by this means, {@code Thread::sleep} outside of tests. */
  public Backoff(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /** The server has answered. */
  void succeeded() {
    failures = 0;
  }

  /**
   * Waits after a failure, if trying again may help.
   *
   * @throws ServerFailedException the failure, if it can't, or didn't for some time
   */
  void waitAfter(ServerFailedException failure) {
    if (!failure.retryable() || failures == DELAYS.size()) {
      throw failure;
    }
    try {
      sleeper.sleep(DELAYS.get(failures));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw failure;
    }
    failures++;
  }
}
