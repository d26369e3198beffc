package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.CallClient;

/**
 * Calls to bring in or take out: those of a server, or of a store that is opened for it.
 *
 * @param name where they are, for people
 * @param client the way to them
 * @param closing lets go of them
 */
record CallPlace(String name, CallClient client, Runnable closing) implements AutoCloseable {

  @Override
  public void close() {
    closing.run();
  }
}
