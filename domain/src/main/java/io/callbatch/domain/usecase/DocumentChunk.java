package io.callbatch.domain.usecase;

import io.callbatch.domain.port.out.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Some documents that follow one another, and what becomes of them: enough to be worth the way to
 * another thread. Filled by one thread, then done once, by whichever thread comes first.
 *
 * @param <T> what becomes of a document
 */
final class DocumentChunk<T> {

  /** What a document takes however small it is: its place, and findings if it is bad. */
  private static final int LEAST_BYTES = 256;

  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Function<Frame, T> work;
  private final FutureTask<Deque<Outcome<T>>> task = new FutureTask<>(this::outcomes);
  private long bytes;
  private volatile boolean abandoned;

  DocumentChunk(Function<Frame, T> work) {
    this.work = work;
  }

  void add(Frame frame) {
    frames.add(frame);
    bytes += Math.max(LEAST_BYTES, frame.length());
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Size of its documents as they came. */
  long bytes() {
    return bytes;
  }

  /** Does the work, unless that is done or another thread is at it. */
  void run() {
    task.run();
  }

  boolean isDone() {
    return task.isDone();
  }

  /** Sees to it that no more documents are begun. */
  void abandon() {
    abandoned = true;
    task.cancel(false);
  }

  /**
   * What became of each document in order, up to the first one that failed; waits for the thread
   * that is at it.
   */
  Deque<Outcome<T>> await() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("outcomes hold every failure", e);
    }
  }

  private Deque<Outcome<T>> outcomes() {
    Deque<Outcome<T>> outcomes = new ArrayDeque<>(frames.size());
    while (!frames.isEmpty() && !abandoned) {
      try {
        T result = work.apply(frames.remove());
        outcomes.add(() -> result);
      } catch (RuntimeException | Error e) {
        outcomes.add(() -> {
          throw e;
        });
        frames.clear();
      }
    }
    return outcomes;
  }
}
