package io.callbatch.domain.usecase;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Threads that lend a hand to whoever converts a stream of documents. What they don't come to, the
 * thread that asked does itself, so that a stream never waits for them. Safe for use by several
 * threads.
 *
 * @param executor runs tasks on threads of its own; may refuse one, or drop it
 * @param count how many tasks it runs at the same time; 0 if none
 */
public record SpareThreads(Executor executor, int count) {

  /** None: every thread converts its stream alone. */
  public static final SpareThreads NONE = new SpareThreads(_ -> {}, 0);

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public SpareThreads {
    if (count < 0) {
      throw new IllegalArgumentException("count is " + count + ", but must be 0 or more");
    }
  }

  void offer(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException _) {
      // whoever offered the task does it in its turn
    }
  }
}
