package io.callbatch.adapter.grpc.client;

import io.grpc.StatusException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;

/** Waits for a server, and words what it says for callers that don't know gRPC. */
final class Answers {

  private Answers() {}

  /** What waits for an answer. */
  @FunctionalInterface
  interface Waiting<T> {
    T get() throws StatusException, InterruptedException;
  }

  /**
   * The answer.
   *
   * @throws ServerFailedException if there is none
   */
  static <T> T await(Waiting<T> waiting) {
    try {
      return waiting.get();
    } catch (StatusException e) {
      throw new ServerFailedException(e.getStatus());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted"));
    }
  }
}
