package io.callbatch.app;

import io.callbatch.adapter.grpc.GrpcServices;
import io.callbatch.adapter.grpc.format.MessageReading;
import io.callbatch.adapter.grpc.inbound.InboundGuard;
import io.callbatch.adapter.grpc.service.CallBatchGrpcService;
import io.callbatch.adapter.grpc.service.CallGrpcService;
import io.callbatch.adapter.grpc.service.ConversionGrpcService;
import io.callbatch.adapter.grpc.service.PropertyGrpcService;
import io.callbatch.app.access.ServerTls;
import io.callbatch.domain.port.in.Capacity;
import io.callbatch.domain.port.in.TokenAccess;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

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

  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("grpc-sweeper").factory());
  private final InboundGuard guard;
  private final GrpcServices services;
  private final Server server;

  GrpcServer(
      ServerSettings settings,
      TokenAccess tokens,
      Optional<ServerTls> tls,
      Capacity capacity,
      Conversions conversions,
      Batches batches) {
    guard =
        new InboundGuard(
            capacity,
            GrpcServices.mostBytes(settings.limits().maxDocumentBytes()),
            settings.idleTimeout(),
            System::nanoTime);
    services =
        new GrpcServices(
            tokens,
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
                    batches.searchCalls()),
                new PropertyGrpcService(batches.callProperties())));
    server =
        services
            .addTo(
                NettyServerBuilder.forAddress(
                    new InetSocketAddress(settings.host(), settings.grpcPort()), credentials(tls)))
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

  private static ServerCredentials credentials(Optional<ServerTls> tls) {
    if (tls.isEmpty()) {
      return InsecureServerCredentials.create();
    }
    TlsServerCredentials.Builder credentials =
        TlsServerCredentials.newBuilder().keyManager(tls.get().keys().toArray(KeyManager[]::new));
    tls.get()
        .clientTrust()
        .ifPresent(trust ->
            credentials
                .trustManager(trust.toArray(TrustManager[]::new))
                .clientAuth(ClientAuth.REQUIRE));
    return credentials.build();
  }

  void start() throws IOException {
    server.start();
    var _ = sweeper.scheduleWithFixedDelay(guard::sweep, 1, 1, TimeUnit.SECONDS);
  }

  int port() {
    return server.getPort();
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
    sweeper.shutdownNow();
    return finished;
  }
}
