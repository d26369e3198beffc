package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.CallClient;
import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.callbatch.app.EmbeddedCalls;
import io.callbatch.domain.model.call.PortalId;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whose calls a command brings in or takes out. */
final class PlaceOptions {

  private static final String SQLITE = "sqlite:";
  private static final String MEMORY = "sqlite::memory:";
  private static final String DEFAULT_STORE = "sqlite:callbatch.db";

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger ALL_LOGGERS = Logger.getLogger("");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "The calls of a running server, over gRPC; its port is 9090 unless named.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "URL",
      defaultValue = DEFAULT_STORE,
      description = {
        "Without --server: the calls of a store (default: ${DEFAULT-VALUE}):",
        "sqlite:PATH or postgresql://user@host/db."
      })
  private String store = DEFAULT_STORE;

  @Option(
      names = "--portal",
      paramLabel = "PORTAL",
      defaultValue = "default",
      description =
          "Portal of the store (default: ${DEFAULT-VALUE}); with --server the token says it.")
  private String portal = "default";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  /** Whose they are in a store, for people. */
  String portal() {
    return portal;
  }

  /** Whether they are those of a server, where the token says whose they are. */
  boolean isServer() {
    return server.isPresent() && !spec.commandLine().getParseResult().hasMatchedOption("--store");
  }

  /**
   * Opens them.
   *
   * @param created whether a store that is named and isn't there is made
   * @throws UsageException if the options don't name any
   */
  CallPlace open(boolean created) throws IOException {
    boolean storeNamed = spec.commandLine().getParseResult().hasMatchedOption("--store");
    boolean serverNamed = spec.commandLine().getParseResult().hasMatchedOption("--server");
    if (storeNamed && serverNamed) {
      throw new UsageException("expected --server or --store, found both");
    }
    return server.isPresent() && !storeNamed
        ? ofServer(server.get())
        : ofStore(created && (storeNamed || !store.equals(DEFAULT_STORE)));
  }

  private CallPlace ofServer(String address) {
    ManagedChannel channel = connection.channel(address);
    return new CallPlace(
        "server " + address,
        new CallClient(channel, connection.token()),
        failure ->
            failure instanceof ServerFailedException failed
                ? connection.explained(address, failed)
                : failure,
        channel::shutdownNow);
  }

  private CallPlace ofStore(boolean created) throws IOException {
    if (store.equals(MEMORY)) {
      throw new UsageException(
          "the store " + MEMORY + " is in the memory of a server; name that with --server");
    }
    if (!created && store.startsWith(SQLITE)) {
      Path file = Path.of(store.substring(SQLITE.length()));
      if (!Files.exists(file)) {
        throw new UsageException(
            "there is no store %s; name one with --store, or a running server with --server"
                .formatted(file));
      }
    }
    ALL_LOGGERS.setLevel(Level.WARNING);
    EmbeddedCalls calls = new EmbeddedCalls(store, new PortalId(portal));
    return new CallPlace(
        "store %s, portal %s".formatted(calls.storeUrl(), portal),
        new CallClient(calls.channel(), Optional.empty()),
        UnaryOperator.identity(),
        calls::close);
  }
}
