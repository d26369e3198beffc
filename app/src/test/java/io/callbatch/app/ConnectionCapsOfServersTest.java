package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.connection.ConnectionSettings;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More connections than both ports take. */
@Timeout(120)
class ConnectionCapsOfServersTest {
  private static final int MOST = 10;
  private static final int MANY = 60;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<Socket> sockets = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    ServerSettings usual = TestServer.SETTINGS;
    server =
        new TestServer(
            new ServerSettings(
                usual.host(),
                0,
                0,
                usual.limits(),
                usual.readOptions(),
                usual.maxConcurrentConversions(),
                usual.idleTimeout(),
                usual.grpcIdleTimeout(),
                usual.shutdownTimeout(),
                usual.store(),
                usual.access(),
                new ConnectionSettings(OptionalInt.of(MOST), OptionalInt.of(MOST))));
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void idleHttpConnectionsMakeRoom() throws Exception {
    open(server.server().httpPort(), "");
    open(server.server().httpPort(), "GET /healthz HTTP/1.1\r\nHost: localhost\r\n");

    assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
    assertThat(left()).isLessThan(2 * MANY).isLessThanOrEqualTo(MOST);
    assertThat(server.get("/metrics").body()).contains("callbatch_restarts_total{part=\"http\"} 0");
  }

  @Test
  void grpcConnectionsWithoutCallsMakeRoomAndThoseWithCallsStay() throws Exception {
    Iterator<HealthCheckResponse> watch = watch(server.channel());
    open(server.server().grpcPort(), "");

    ManagedChannel other =
        NettyChannelBuilder.forAddress("127.0.0.1", server.server().grpcPort())
            .usePlaintext()
            .build();
    try {
      assertThat(check(other)).isEqualTo(ServingStatus.SERVING);
      Awaiting.until("there are few left", SOON, () -> left() <= MOST);
      assertThat(check(server.channel())).as("on the watched one").isEqualTo(ServingStatus.SERVING);
      assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    } finally {
      other.shutdownNow();
    }
    server.server().stop();
    assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
  }

  @Test
  void whereAllHaveCallsANewGrpcConnectionIsRefusedUntilOneEnds() throws Exception {
    List<ManagedChannel> channels = new ArrayList<>();
    try {
      List<Iterator<HealthCheckResponse>> watches = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        ManagedChannel channel =
            NettyChannelBuilder.forAddress("127.0.0.1", server.server().grpcPort())
                .usePlaintext()
                .build();
        channels.add(channel);
        watches.add(watch(channel));
      }
      try (Socket refused = new Socket("127.0.0.1", server.server().grpcPort())) {
        refused.setSoTimeout(20_000);
        assertThat(isClosed(refused)).isTrue();
      }
      for (ManagedChannel channel : channels) {
        assertThat(check(channel)).isEqualTo(ServingStatus.SERVING);
      }

      channels.getFirst().shutdownNow();

      Awaiting.until("there is room", SOON, () -> check(server.channel()) == ServingStatus.SERVING);
    } finally {
      channels.forEach(ManagedChannel::shutdownNow);
    }
  }

  private void open(int port, String sent) throws IOException {
    for (int i = 0; i < MANY; i++) {
      Socket socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(1);
      sockets.add(socket);
      try {
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      } catch (SocketException _) {
        // it had to make room already
      }
    }
  }

  /** How many of the connections haven't been closed by the server. */
  private long left() {
    return sockets.stream().filter(socket -> !isClosed(socket)).count();
  }

  /** Reads what has come; where nothing comes within the time of the socket, it is open. */
  private static boolean isClosed(Socket socket) {
    try {
      byte[] buffer = new byte[1 << 10];
      int length = 0;
      while (length >= 0) {
        length = socket.getInputStream().read(buffer);
      }
      return true;
    } catch (java.net.SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private static Iterator<HealthCheckResponse> watch(ManagedChannel channel) {
    Iterator<HealthCheckResponse> changes =
        HealthGrpc.newBlockingStub(channel)
            .withDeadlineAfter(Duration.ofSeconds(60))
            .watch(HealthCheckRequest.getDefaultInstance());
    assertThat(changes.next().getStatus()).isEqualTo(ServingStatus.SERVING);
    return changes;
  }

  private static ServingStatus check(ManagedChannel channel) {
    return HealthGrpc.newBlockingStub(channel)
        .withWaitForReady()
        .withDeadlineAfter(SOON)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }
}
