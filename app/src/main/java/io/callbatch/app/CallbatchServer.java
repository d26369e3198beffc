package io.callbatch.app;

import io.callbatch.adapter.json.http.AllowedSites;
import io.callbatch.adapter.json.http.HttpServer;
import io.callbatch.adapter.json.http.HttpServerSettings;
import io.callbatch.adapter.json.http.HttpTls;
import io.callbatch.adapter.json.http.Observation;
import io.callbatch.adapter.json.hubspot.fault.FaultDocument;
import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.app.access.ServerAccess;
import io.callbatch.app.access.ServerTls;
import io.callbatch.app.connection.ConnectionCaps;
import io.callbatch.app.connection.ConnectionCapsException;
import io.callbatch.app.connection.GrpcConnections;
import io.callbatch.app.connection.OpenFiles;
import io.callbatch.app.life.Vitals;
import io.callbatch.app.load.AdaptiveLoadGate;
import io.callbatch.app.logging.LogCounts;
import io.callbatch.domain.port.in.Capacity;
import io.callbatch.domain.port.in.LoadGate;
import io.callbatch.domain.port.out.IdSource;
import io.callbatch.domain.usecase.ByteBudget;
import io.callbatch.domain.usecase.ConcurrencyLimit;
import io.callbatch.domain.usecase.HeapRoom;
import io.callbatch.domain.usecase.OpenStreams;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The HTTP and the gRPC server on one set of use cases. Started once and stopped once; its methods
 * are safe for any thread.
 */
public final class CallbatchServer {

  private static final Logger LOGGER = System.getLogger(CallbatchServer.class.getName());

  /** Streams of documents and calls that clients of both protocols have open. */
  private static final int MAX_STREAMS = 256;

  /** Of a shutdown: what reads then is ended, and answered as such. */
  private static final Duration LAST_MOMENTS = Duration.ofMillis(500);

  /**
   * Files that are opened after the start, but for connections: the store's readers and their logs,
   * or connections to a database, files for sorting, tokens, certificates, looking at the process.
   */
  private static final int GROWTH = 48;

  private final ServerSettings settings;
  private final ServerAccess access;
  private final SqlStore store;
  private final BatchWorkers workers;
  private final GrpcServer grpc;
  private final HttpServer http;
  private final ConnectionCaps caps;
  private final Life life;

  /**
   * Servers that aren't started yet, on a store that is open.
   *
   * @throws io.callbatch.adapter.sql.StoreOpenException if the store can't be opened
   * @throws io.callbatch.app.access.AccessException if the file with the tokens, or one for TLS,
   *     can't be used
   */
  public CallbatchServer(ServerSettings settings) {
    this(settings, FaultDocument.NONE, _ -> {});
  }

  /**
   * The same, where something goes wrong on HubSpot's routes from the start.
   *
   * @param faults what does, and whom rate limits hold back
   * @param hopeless is told, once, why the server can't go on, though it was started
   */
  public CallbatchServer(ServerSettings settings, FaultDocument faults, Consumer<String> hopeless) {
    this.settings = settings;
    access = settings.access().open(settings.host(), isReachable(settings.host()));
    InstantSource clock = InstantSource.system();
    ConcurrencyLimit concurrency = new ConcurrencyLimit(settings.maxConcurrentConversions());
    Conversions conversions = new Conversions(settings.limits(), concurrency);
    AdaptiveLoadGate load = new AdaptiveLoadGate(System::nanoTime);
    Capacity capacity =
        new Capacity(
            ByteBudget.ofHeap(
                Runtime.getRuntime().maxMemory(), settings.limits().maxDocumentBytes()),
            new OpenStreams(MAX_STREAMS),
            new HeapRoom(
                Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors()),
            load);
    StoreFile.keepPrivate(settings.store().url());
    store = SqlStore.open(settings.store().url(), settings.store().longestRead());
    IdSource ids = new TimeOrderedIds(clock, new SecureRandom());
    Batches unlimited =
        Batches.on(store.transactions(), store.feed(), clock, ids, settings.store().limits());
    workers =
        new BatchWorkers(
            store.transactions(),
            store.queue(),
            clock,
            settings.store().workers(),
            settings.store().lease(),
            settings.store().retention());
    Batches batches = LimitedBatches.forRequests(unlimited, load);
    grpc =
        new GrpcServer(
            settings,
            access,
            capacity,
            conversions,
            batches,
            LimitedBatches.forStreams(unlimited, load));
    try {
      caps = ConnectionCaps.of(OpenFiles.now(), GROWTH, settings.connections());
    } catch (ConnectionCapsException e) {
      store.close();
      access.close();
      throw e;
    }
    grpc.connections().limit(caps.grpc());
    PrometheusMeterRegistry meters = meters(concurrency, load, access);
    Gauge.builder("callbatch.connections", grpc.connections(), GrpcConnections::open)
        .description("Connections that are open")
        .tag("protocol", "grpc")
        .register(meters);
    Vitals vitals = new Vitals(System::nanoTime, grpc::serving);
    http =
        new HttpServer(
            new HttpServerSettings(
                settings.host(),
                settings.httpPort(),
                settings.limits(),
                settings.idleTimeout(),
                settings.readOptions(),
                faults,
                access
                    .tls()
                    .map(keys ->
                        new HttpTls(
                            keys.context(),
                            keys.asksClients(),
                            ServerTls.PROTOCOLS,
                            ServerTls.SUITES)),
                caps.http(),
                new AllowedSites(access.servedHosts(), access.trustedHosts()),
                settings.front()),
            access.tokens(),
            capacity,
            conversions.overHttp(),
            batches.overHttp(),
            ids,
            new Observation(vitals, meters, meters::scrape));
    life = new Life(vitals, store.health(), http, grpc, workers, meters, hopeless);
  }

  private static boolean isReachable(String host) {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return true; // binding it will fail
    }
  }

  private static PrometheusMeterRegistry meters(
      ConcurrencyLimit concurrency, AdaptiveLoadGate load, ServerAccess access) {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Gauge.builder("callbatch.conversions.active", concurrency, ConcurrencyLimit::underWay)
        .description("Conversions under way")
        .register(meters);
    for (LoadGate.Kind kind : LoadGate.Kind.values()) {
      Gauge.builder("callbatch.load.active", load, gate -> gate.underWay(kind))
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .description("Work on the store under way")
          .register(meters);
    }
    FunctionCounter.builder("callbatch.load.refused", load, AdaptiveLoadGate::refused)
        .description("Requests told to come back, since as much was under way as can be done soon")
        .register(meters);
    FunctionCounter.builder("callbatch.client.mistakes", load, _ -> LogCounts.clientMistakes())
        .description("Half requests, malformed frames and the like, which aren't logged")
        .register(meters);
    FunctionCounter.builder("callbatch.log.suppressed", load, _ -> LogCounts.suppressedRecords())
        .description("Log records that came too often to be logged")
        .register(meters);
    Gauge.builder("callbatch.tokens.file.trouble", access, it -> it.isTokensFileInTrouble() ? 1 : 0)
        .description(
            "Whether the tokens file can't be used, so that an earlier version is in effect")
        .register(meters);
    Gauge.builder("callbatch.tls.files.trouble", access, it -> it.areTlsFilesInTrouble() ? 1 : 0)
        .description(
            "Whether certificates or keys can't be used, so that earlier ones are in effect")
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
      store.close();
      throw new IOException(cannotListen("HTTP", settings.httpPort(), e), e);
    }
    try {
      grpc.start();
    } catch (IOException e) {
      stopHttp(Duration.ZERO);
      store.close();
      throw new IOException(cannotListen("gRPC", settings.grpcPort(), e), e);
    }
    workers.start();
    life.start();
    LOGGER.log(
        Level.INFO, "started: http port {0}, grpc port {1}", text(httpPort()), text(grpcPort()));
    LOGGER.log(
        Level.INFO,
        "connections: limit of open files {0}, reserve {1}, http {2}, grpc {3}",
        Long.toString(caps.limit()),
        Long.toString(caps.reserve()),
        text(caps.http()),
        text(caps.grpc()));
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
    return grpc.port();
  }

  /** Where the store is, without a password. */
  public String storeUrl() {
    return store.url();
  }

  /** Takes note of a thread of this process that died of something that nobody caught. */
  public void threadDied(Thread thread, Throwable failure) {
    life.threadDied(thread, failure);
  }

  /**
   * Refuses new work, waits for what runs as long as the settings allow, then cuts what is left.
   *
   * @return whether everything was finished in time
   */
  public boolean stop() {
    long deadline = System.nanoTime() + settings.shutdownTimeout().toNanos();
    LOGGER.log(Level.INFO, "stopping: what runs has {0} to finish", settings.shutdownTimeout());
    life.stop();
    grpc.refuse();
    Thread ending = Thread.ofVirtual().name("read-ending").start(() -> endReads(deadline));
    boolean finished = stopHttp(settings.shutdownTimeout());
    finished &= grpc.stop(deadline - System.nanoTime());
    finished &= stopWorkers(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    ending.interrupt();
    store.close();
    access.close();
    LOGGER.log(
        Level.INFO, finished ? "stopped" : "stopped, and cut off what didn't finish in time");
    return finished;
  }

  /** Shortly before time is up, so that those who asked still hear of it. */
  private void endReads(long deadline) {
    try {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      Duration lastMoments = min(LAST_MOMENTS, left.dividedBy(2));
      Thread.sleep(left.minus(lastMoments));
      store.endReads();
    } catch (InterruptedException _) {
      // Everything has stopped before.
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private boolean stopHttp(Duration atMost) {
    try {
      return http.stop(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean stopWorkers(Duration atMost) {
    try {
      return workers.stop(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
