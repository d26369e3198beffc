package io.callbatch.app;

import io.callbatch.adapter.grpc.GrpcServices;
import io.callbatch.adapter.json.http.HttpServer;
import io.callbatch.adapter.json.http.HttpServerSettings;
import io.callbatch.domain.usecase.ConcurrencyLimit;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The HTTP and the gRPC server on one set of use cases. Started once and stopped once; its methods
 * are safe for any thread.
 */
public final class CallbatchServer {

  private static final Logger LOGGER = System.getLogger(CallbatchServer.class.getName());

  /** HTTP/2 streams that a client may reset in a while before it is cut off (CVE-2023-44487). */
  private static final int MAX_RESETS = 200;

  private static final int RESET_WINDOW_SECONDS = 30;
  private static final int MAX_STREAMS_PER_CONNECTION = 256;
  private static final int MAX_HEADER_BYTES = 16 << 10;

  private final ServerSettings settings;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final ExecutorService grpcHandlers = Executors.newVirtualThreadPerTaskExecutor();
  private final GrpcServices grpcServices;
  private final HttpServer http;
  private final Server grpc;

  /** Servers that aren't started yet. */
  public CallbatchServer(ServerSettings settings) {
    this.settings = settings;
    ConcurrencyLimit concurrency = new ConcurrencyLimit(settings.maxConcurrentConversions());
    Conversions conversions = new Conversions(settings.limits(), concurrency);
    PrometheusMeterRegistry meters = meters(concurrency);
    http =
        new HttpServer(
            new HttpServerSettings(
                settings.host(),
                settings.httpPort(),
                settings.limits().maxDocumentBytes(),
                settings.idleTimeout(),
                settings.readOptions()),
            conversions.readBatch(),
            conversions.writeBatch(),
            conversions.convertBatch(),
            conversions.validateBatch(),
            ready::get,
            meters,
            meters::scrape);
    grpcServices =
        new GrpcServices(
            conversions.readBatch(),
            conversions.writeBatch(),
            conversions.unknownMemberRules(),
            settings.readOptions().maxViolations(),
            settings.limits().maxDocumentBytes());
    grpc =
        grpcServices
            .addTo(
                NettyServerBuilder.forAddress(
                    new InetSocketAddress(settings.host(), settings.grpcPort())))
            .executor(grpcHandlers)
            .maxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
            .maxConcurrentCallsPerConnection(MAX_STREAMS_PER_CONNECTION)
            .maxInboundMetadataSize(MAX_HEADER_BYTES)
            .build();
  }

  private static PrometheusMeterRegistry meters(ConcurrencyLimit concurrency) {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Gauge.builder("callbatch.conversions.active", concurrency, ConcurrencyLimit::underWay)
        .description("Conversions under way")
        .register(meters);
    new JvmMemoryMetrics().bindTo(meters);
    return meters;
  }

  /**
   * Binds both ports and begins to serve.
   *
   * @throws IOException if a port can't be bound
   */
  public void start() throws IOException {
    try {
      http.start();
    } catch (IOException e) {
      throw new IOException(cannotListen("HTTP", settings.httpPort(), e), e);
    }
    try {
      grpc.start();
    } catch (IOException e) {
      stopHttp(Duration.ZERO);
      throw new IOException(cannotListen("gRPC", settings.grpcPort(), e), e);
    }
    ready.set(true);
    LOGGER.log(
        Level.INFO, "started: http port {0}, grpc port {1}", text(httpPort()), text(grpcPort()));
  }

  private String cannotListen(String protocol, int port, Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "can't listen for %s on %s:%d: %s"
        .formatted(protocol, settings.host(), port, root.getMessage());
  }

  private static String text(int port) {
    return Integer.toString(port);
  }

  /** The port on which HTTP is served. */
  public int httpPort() {
    return http.port();
  }

  /** The port on which gRPC is served. */
  public int grpcPort() {
    return grpc.getPort();
  }

  /**
   * Refuses new work, waits for what runs as long as the settings allow, then cuts what is left.
   *
   * @return whether everything was finished in time
   */
  public boolean stop() {
    long deadline = System.nanoTime() + settings.shutdownTimeout().toNanos();
    LOGGER.log(Level.INFO, "stopping: what runs has {0} to finish", settings.shutdownTimeout());
    ready.set(false);
    grpcServices.enterTerminalState();
    grpc.shutdown();
    boolean finished = stopHttp(settings.shutdownTimeout());
    finished &= stopGrpc(deadline - System.nanoTime());
    grpcHandlers.shutdownNow();
    LOGGER.log(
        Level.INFO, finished ? "stopped" : "stopped, and cut off what didn't finish in time");
    return finished;
  }

  private boolean stopHttp(Duration atMost) {
    try {
      return http.stop(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean stopGrpc(long nanos) {
    try {
      boolean finished = grpc.awaitTermination(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      if (!finished) {
        grpc.shutdownNow();
      }
      return finished;
    } catch (InterruptedException e) {
      grpc.shutdownNow();
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
