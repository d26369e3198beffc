package io.callbatch.app;

import io.callbatch.adapter.grpc.GrpcServices;
import io.callbatch.adapter.grpc.format.MessageReading;
import io.callbatch.adapter.grpc.inbound.InboundGuard;
import io.callbatch.adapter.grpc.service.CallBatchGrpcService;
import io.callbatch.adapter.grpc.service.CallGrpcService;
import io.callbatch.adapter.grpc.service.ConversionGrpcService;
import io.callbatch.adapter.grpc.service.PropertyGrpcService;
import io.callbatch.app.access.ServerAccess;
import io.callbatch.app.access.ServerTls;
import io.callbatch.app.connection.GrpcConnections;
import io.callbatch.app.life.LivingThread;
import io.callbatch.app.life.Part;
import io.callbatch.domain.port.in.Capacity;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The gRPC server on Netty, with its handlers on virtual threads. Started and stopped once. */
final class GrpcServer {

  /** HTTP/2 streams that a client may reset in a while before it is cut off (CVE-2023-44487). */
  private static final int MAX_RESETS = 200;

  private static final int RESET_WINDOW_SECONDS = 30;
  private static final int MAX_STREAMS_PER_CONNECTION = 256;
  private static final int MAX_HEADER_BYTES = 16 << 10;

  /** Between pings of a client; 10 s are usual, and clocks and networks waver. */
  private static final Duration SHORTEST_PING_INTERVAL = Duration.ofSeconds(5);

  /** Of silence, after which the peer is asked whether it is there. */
  private static final Duration PING_AFTER = Duration.ofSeconds(60);

  private static final Duration PING_ANSWER = Duration.ofSeconds(20);

  /**
   * What a client may send before it is read. Streams whose handlers are busy hold that much; all
   * that is read is counted.
   */
  private static final int FLOW_CONTROL_WINDOW = 256 << 10;

  /** How often messages that don't become complete are looked for. */
  private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
  private final LivingThread sweeper =
      new LivingThread("grpc-guard", "grpc-guard", this::sweepNowAndThen);
  private final InboundGuard guard;
  private final GrpcConnections connections = new GrpcConnections();
  private final GrpcServices services;
  private final ServerSettings settings;
  private final Optional<ServerTls> tls;
  private volatile Server server;
  private volatile int port;

  GrpcServer(
      ServerSettings settings,
      ServerAccess access,
      Capacity capacity,
      Conversions conversions,
      Batches batches,
      Batches streams) {
    guard =
        new InboundGuard(
            capacity,
            GrpcServices.mostBytes(settings.limits().maxDocumentBytes()),
            settings.idleTimeout(),
            System::nanoTime);
    this.settings = settings;
    this.tls = access.tls();
    services =
        new GrpcServices(
            access.tokens(),
            access.servedHosts(),
            settings.limits().maxDocumentBytes(),
            Optional.of(guard),
            List.of(
                new ConversionGrpcService(
                    conversions.readBatch(),
                    conversions.writeBatch(),
                    new MessageReading(conversions.unknownMemberRules()),
                    settings.readOptions().maxViolations()),
                new CallBatchGrpcService(
                    batches.execute(),
                    batches.submit(),
                    batches.get(),
                    batches.list(),
                    batches.cancel(),
                    batches.watch(),
                    watchers,
                    System::nanoTime),
                new CallGrpcService(
                    batches.execute(),
                    batches.archiveCall(),
                    batches.purgeCall(),
                    batches.listCalls(),
                    batches.searchCalls(),
                    streams.execute(),
                    streams.listCalls()),
                new PropertyGrpcService(batches.callProperties())));
    server = server(settings.grpcPort());
  }

  private Server server(int port) {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(settings.host(), port));
    tls.ifPresent(keys -> GrpcTls.encrypt(builder, keys));
    return services
        .addTo(connections.addTo(builder))
        .executor(handlers)
        .flowControlWindow(FLOW_CONTROL_WINDOW)
        .maxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
        .maxConcurrentCallsPerConnection(MAX_STREAMS_PER_CONNECTION)
        .maxInboundMetadataSize(MAX_HEADER_BYTES)
        .permitKeepAliveTime(SHORTEST_PING_INTERVAL.toSeconds(), TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .keepAliveTime(PING_AFTER.toSeconds(), TimeUnit.SECONDS)
        .keepAliveTimeout(PING_ANSWER.toSeconds(), TimeUnit.SECONDS)
        .handshakeTimeout(HANDSHAKE.toSeconds(), TimeUnit.SECONDS)
        .maxConnectionIdle(settings.grpcIdleTimeout().toSeconds(), TimeUnit.SECONDS)
        .build();
  }

  void start() throws IOException {
    server.start();
    sweeper.start();
    port = server.getPort();
  }

  private void sweepNowAndThen() {
    try {
      while (!server.isTerminated()) {
        guard.sweep();
        Thread.sleep(SWEEP_INTERVAL);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the server stops
    }
  }

  /** Its thread, to be looked after. */
  Part guarding() {
    return sweeper;
  }

  /** The connections there are. */
  GrpcConnections connections() {
    return connections;
  }

  /** Whether connections are accepted. */
  boolean isListening() {
    return connections.isListening();
  }

  /** Binds the same port again after it was lost; what runs on old connections is cut off. */
  void restart() throws IOException {
    Server old = server;
    Server next = server(port);
    next.start();
    server = next;
    old.shutdownNow();
  }

  /** Tells health checks whether the server can do its work. */
  void serving(boolean serving) {
    services.serving(server, serving);
  }

  int port() {
    return port;
  }

  /** Takes nothing new from now on, and ends those who only watch. */
  void refuse() {
    services.enterTerminalState();
    server.shutdown();
    watchers.shutdownNow();
  }

  /** Waits for what runs, then cuts what is left; whether everything was finished in time. */
  boolean stop(long nanos) {
    boolean finished = false;
    try {
      finished = server.awaitTermination(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (!finished) {
      server.shutdownNow();
    }
    handlers.shutdownNow();
    sweeper.interrupt();
    connections.close();
    return finished;
  }
}
