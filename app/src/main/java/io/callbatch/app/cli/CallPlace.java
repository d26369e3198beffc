package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.CallClient;
import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.callbatch.app.transfer.Backoff;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Calls to bring in or take out: those of a server, or of a store that is opened for it.
 *
 * @param name where they are, for people
 * @param client the way to them
 * @param explained a failure of the way, in words that help where it can be explained
 * @param closing lets go of them
 */
record CallPlace(
    String name, CallClient client, UnaryOperator<RuntimeException> explained, Runnable closing)
    implements AutoCloseable {

  /** Waits for a server that is away for a while, but not for one that isn't what it should be. */
  Backoff backoff() {
    return new Backoff(Thread::sleep, explained);
  }

  /** The names of all properties that calls can have there, sorted. */
  List<String> propertyNames() {
    try {
      return client.propertyNames();
    } catch (ServerFailedException e) {
      throw explained.apply(e);
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
