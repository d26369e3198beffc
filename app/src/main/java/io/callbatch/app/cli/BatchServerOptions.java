package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.BatchClient;
import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.grpc.ManagedChannel;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose batches a command is about. */
final class BatchServerOptions {

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9090",
      description = "The running server, its port for gRPC (default: ${DEFAULT-VALUE}).")
  private String server = "127.0.0.1:9090";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  /** What is done with a server's batches. */
  @FunctionalInterface
  interface Use {

    /** Does it; the exit status. */
    int of(BatchClient client) throws IOException;
  }

  int use(Use use) throws IOException {
    ManagedChannel channel = connection.channel(server);
    try {
      return use.of(new BatchClient(channel, connection.token()));
    } catch (ServerFailedException e) {
      throw connection.explained(server, e);
    } finally {
      channel.shutdownNow();
    }
  }
}
