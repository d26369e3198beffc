package io.callbatch.app.cli;

import io.callbatch.app.connection.ConnectionSettings;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How many connections the servers take at the same time. */
final class ConnectionCapOptions {

  @Option(
      names = "--max-http-connections",
      paramLabel = "N",
      description =
          "Most HTTP connections at the same time (default: what the limit on open files allows,"
              + " 4096 at most).")
  private Optional<Integer> maxHttpConnections = Optional.empty();

  @Option(
      names = "--max-grpc-connections",
      paramLabel = "N",
      description =
          "Most gRPC connections at the same time (default: what the limit on open files allows,"
              + " 4096 at most).")
  private Optional<Integer> maxGrpcConnections = Optional.empty();

  ConnectionSettings settings() {
    return new ConnectionSettings(
        positive(maxHttpConnections, "--max-http-connections"),
        positive(maxGrpcConnections, "--max-grpc-connections"));
  }

  private static OptionalInt positive(Optional<Integer> value, String option) {
    if (value.filter(count -> count < 1).isPresent()) {
      throw new UsageException("%s must be at least 1".formatted(option));
    }
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
