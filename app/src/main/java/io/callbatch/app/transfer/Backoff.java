package io.callbatch.app.transfer;

import io.callbatch.adapter.grpc.client.ServerFailedException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

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
  private final UnaryOperator<RuntimeException> explained;
  private boolean answered;
  private int failures;

  /** Waits by this means, {@code Thread::sleep} outside of tests. */
  public Backoff(Sleeper sleeper) {
    this(sleeper, UnaryOperator.identity());
  }

  /**
   * The same with an explanation of failures before the first answer.
   *
   * @param explained gives the failure itself, or what it comes from where that can't be waited for
   */
  public Backoff(Sleeper sleeper, UnaryOperator<RuntimeException> explained) {
    this.sleeper = sleeper;
    this.explained = explained;
  }

  /** The server has answered. */
  void succeeded() {
    answered = true;
    failures = 0;
  }

  /**
   * Waits after a failure, if trying again may help.
   *
   * @throws ServerFailedException the failure, if it can't, or didn't for some time
   */
  void waitAfter(ServerFailedException failure) {
    if (!answered && failures == 0) {
      RuntimeException explanation = explained.apply(failure);
      if (!explanation.equals(failure)) {
        throw explanation;
      }
    }
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
