package io.callbatch.adapter.grpc.client;

import io.grpc.Status;
import io.grpc.StatusException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;

/**
 * Waits for a server, and words what it says for callers that don't know gRPC.
 *
 * @param server where it is, as {@code HOST:PORT}
 */
record Answers(String server) {

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
  <T> T await(Waiting<T> waiting) {
    try {
      return waiting.get();
    } catch (StatusException e) {
      throw failed(e.getStatus());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted"));
    }
  }

  /** The failure that a status tells of. */
  ServerFailedException failed(Status status) {
    return new ServerFailedException(server, status);
  }
}
