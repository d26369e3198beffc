package io.callbatch.app.cli;

import io.callbatch.app.CallbatchServer;
import io.callbatch.app.ServerSettings;
import io.callbatch.app.StoreSettings;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.life.Heap;
import io.callbatch.app.logging.JsonLogHandler;
import io.callbatch.domain.model.run.BatchLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the HTTP and gRPC servers until the process is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Run the HTTP and gRPC servers.",
    footer = {
      "",
      "Prints one line on standard output when it is ready:",
      "  listening: http HOST:PORT, grpc HOST:PORT, store URL, upstream none",
      "Logs go to standard error, a JSON object on each line. SIGTERM or SIGINT stops",
      "it: what runs is finished, new work is refused. Documentation of the HTTP",
      "routes is at /docs.",
      "",
      "An address that others can reach needs --tokens, or --insecure; neither",
      "--portal-per-token nor TLS alone says who may ask.",
      "",
      "Examples:",
      "  callbatch serve",
      "  callbatch serve --port 0 --grpc-port 0",
      "  callbatch serve --host 0.0.0.0 --tokens tokens.txt \\",
      "    --tls-cert cert.pem --tls-key key.pem",
      "  CALLBATCH_MAX_BODY_BYTES=1048576 callbatch serve --strict"
    })
final class ServeCommand implements Callable<Integer> {

  private static final Logger LOGGER = System.getLogger(ServeCommand.class.getName());

  /** What closing takes beyond the time that running work has. */
  private static final int CLOSING_SECONDS = 5;

  private static final int MOST_PORT = 65_535;

  /** What callers are promised. */
  private static final int LEAST_RETENTION_HOURS = 24;

  private final Terminal terminal;

  /** What the process exits with when it has stopped. */
  private final AtomicInteger status = new AtomicInteger(ExitStatus.DONE);

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to bind (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port for HTTP; 0 is any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--grpc-port",
      paramLabel = "PORT",
      defaultValue = "9090",
      description = "Port for gRPC; 0 is any free one (default: ${DEFAULT-VALUE}).")
  private int grpcPort;

  @Option(
      names = "--insecure",
      fallbackValue = "true",
      description = "Bind an address that others can reach, though no tokens are configured.")
  private boolean insecure;

  @Option(
      names = "--store",
      paramLabel = "URL",
      defaultValue = "sqlite:callbatch.db",
      description = {
        "Where calls and batches are kept (default: ${DEFAULT-VALUE}):",
        "sqlite:PATH, sqlite::memory: or postgresql://user@host/db."
      })
  private String store = "sqlite:callbatch.db";

  @Option(
      names = "--max-batch-inputs",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Most inputs of a batch done at once (default: ${DEFAULT-VALUE}).")
  private int maxBatchInputs;

  @Option(
      names = "--max-submitted-inputs",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Most inputs of a submitted batch (default: ${DEFAULT-VALUE}).")
  private int maxSubmittedInputs;

  @Option(
      names = "--chunk-inputs",
      paramLabel = "N",
      defaultValue = "500",
      description =
          "Inputs of a submitted batch that are done in one transaction (default:"
              + " ${DEFAULT-VALUE}).")
  private int chunkInputs;

  @Option(
      names = "--max-response-bytes",
      paramLabel = "BYTES",
      defaultValue = "67108864",
      description =
          "Most bytes, as kept, of what came of a submitted batch that one answer tells (default:"
              + " ${DEFAULT-VALUE}).")
  private long maxResponseBytes;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Threads that do submitted batches; 0 leaves them to other processes (default:"
              + " ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--lease-seconds",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long a worker holds the inputs it does before another process takes them over"
              + " (default: ${DEFAULT-VALUE}).")
  private int leaseSeconds;

  @Option(
      names = "--retention-hours",
      paramLabel = "HOURS",
      defaultValue = "48",
      description =
          "How long ended batches and answers to requests are kept, 24 or more (default:"
              + " ${DEFAULT-VALUE}).")
  private int retentionHours;

  @Option(
      names = "--max-concurrent-conversions",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Most conversions at the same time; more are told to come back (default:"
              + " ${DEFAULT-VALUE}).")
  private int maxConcurrentConversions;

  @Option(
      names = "--read-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long the store may take for one read, such as a search or a page of an export"
              + " (default: ${DEFAULT-VALUE}).")
  private int readTimeoutSeconds;

  @Option(
      names = "--idle-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long a connection may be silent (default: ${DEFAULT-VALUE}).")
  private int idleTimeoutSeconds;

  @Option(
      names = "--grpc-idle-timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description =
          "How long a gRPC connection may have no call under way; pings don't count (default:"
              + " ${DEFAULT-VALUE}).")
  private int grpcIdleTimeoutSeconds;

  @Option(
      names = "--shutdown-timeout",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "How long a shutdown waits for what runs (default: ${DEFAULT-VALUE}).")
  private int shutdownTimeoutSeconds;

  @Mixin private FaultsOption faults = new FaultsOption();

  @Mixin private ConnectionCapOptions connections = new ConnectionCapOptions();

  @Mixin private AccessOptions access = new AccessOptions();

  @Mixin private FrontOptions front = new FrontOptions();

  @Mixin private ReadingOptions reading = new ReadingOptions();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AccessSettings asked = access.settings(front.host());
    requireHeap();
    boolean reachable = !InetAddress.getByName(host).isLoopbackAddress();
    requireTokensOrInsecure(asked, reachable);
    JsonLogHandler.install(terminal.errors());
    if (reachable && asked.tls().isEmpty()) {
      LOGGER.log(Level.WARNING, "tokens and data cross the network unencrypted; see --tls-cert");
    }
    CarrierThreads.beMany();
    CallbatchServer server = new CallbatchServer(settings(asked), faults.document(), this::giveUp);
    noticeThreadsThatDie(server);
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "shutdown"));
    PrintWriter output = terminal.outputLines();
    output.println(
        "listening: http %s:%d, grpc %s:%d, store %s, upstream none"
            .formatted(host, server.httpPort(), host, server.grpcPort(), server.storeUrl()));
    output.flush();
    new CountDownLatch(1).await(); // until the process is told to stop
    return ExitStatus.DONE;
  }

  /** Stops within bounded time, whatever hangs, and ends the process as one that is done. */
  private void stop(CallbatchServer server) {
    Thread stopping = Thread.ofPlatform().daemon().start(server::stop);
    try {
      var _ = stopping.join(Duration.ofSeconds(shutdownTimeoutSeconds + CLOSING_SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(status.get());
  }

  /** Ends the process: the shutdown that follows finishes what still runs. */
  private void giveUp(String reason) {
    status.set(ExitStatus.GAVE_UP);
    LOGGER.log(
        Level.ERROR, "the server can''t go on and exits with {0}: {1}", ExitStatus.GAVE_UP, reason);
    Thread.ofPlatform().name("exit").start(() -> System.exit(ExitStatus.GAVE_UP));
  }

  private static void noticeThreadsThatDie(CallbatchServer server) {
    Optional<UncaughtExceptionHandler> logging =
        Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      server.threadDied(thread, failure);
      logging.ifPresent(handler -> handler.uncaughtException(thread, failure));
    });
  }

  private ServerSettings settings(AccessSettings asked) {
    if (port < 0 || port > MOST_PORT || grpcPort < 0 || grpcPort > MOST_PORT) {
      throw new UsageException("--port and --grpc-port must be 0 to " + MOST_PORT);
    }
    if (maxConcurrentConversions < 1
        || idleTimeoutSeconds < 1
        || grpcIdleTimeoutSeconds < 1
        || shutdownTimeoutSeconds < 0) {
      throw new UsageException(
          "--max-concurrent-conversions, --idle-timeout and --grpc-idle-timeout must be at least 1,"
              + " --shutdown-timeout at least 0");
    }
    return new ServerSettings(
        host,
        port,
        grpcPort,
        reading.limits().readLimits(),
        reading.readOptions(),
        maxConcurrentConversions,
        Duration.ofSeconds(idleTimeoutSeconds),
        Duration.ofSeconds(grpcIdleTimeoutSeconds),
        Duration.ofSeconds(shutdownTimeoutSeconds),
        storeSettings(),
        asked,
        connections.settings(),
        front.front());
  }

  private StoreSettings storeSettings() {
    if (maxBatchInputs < 1 || maxSubmittedInputs < 1 || maxSubmittedInputs > 1_000_000) {
      throw new UsageException(
          "--max-batch-inputs must be at least 1, --max-submitted-inputs 1 to 1000000");
    }
    if (maxResponseBytes < 1 || readTimeoutSeconds < 1) {
      throw new UsageException("--max-response-bytes and --read-timeout must be at least 1");
    }
    if (chunkInputs < 1
        || workers < 0
        || leaseSeconds < 1
        || retentionHours < LEAST_RETENTION_HOURS) {
      throw new UsageException(
          "--chunk-inputs and --lease-seconds must be at least 1, --workers at least 0,"
              + " --retention-hours at least "
              + LEAST_RETENTION_HOURS);
    }
    return new StoreSettings(
        store,
        new BatchLimits(maxBatchInputs, maxSubmittedInputs, chunkInputs, maxResponseBytes),
        workers,
        Duration.ofSeconds(leaseSeconds),
        Duration.ofHours(retentionHours),
        Duration.ofSeconds(readTimeoutSeconds));
  }

  private void requireHeap() {
    Heap.trouble(Runtime.getRuntime().maxMemory(), reading.limits().readLimits().maxDocumentBytes())
        .ifPresent(text -> {
          throw new UsageException(text);
        });
  }

  private void requireTokensOrInsecure(AccessSettings asked, boolean reachable) {
    if (reachable && !insecure && asked.tokens().isEmpty()) {
      throw new UsageException(
          "%s can be reached by others, and no tokens are configured; name them with --tokens, bind 127.0.0.1, or insist with --insecure"
              .formatted(host));
    }
  }
}
