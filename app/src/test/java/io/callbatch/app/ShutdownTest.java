package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.testing.Fixture;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void finishesWhatRunsAndRefusesWhatIsNew() throws Exception {
    byte[] document = Fixture.BATCH_READ_200.bytes();
    try (Socket running = new Socket("127.0.0.1", server.server().httpPort())) {
      begin(running, document);
      awaitRunning();

      CompletableFuture<Boolean> stopping = CompletableFuture.supplyAsync(server.server()::stop);

      await(() ->
          server.post("/v1/convert", document, "Content-Type", "application/json").statusCode()
              == 503);
      assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(stopping).isNotDone();

      finish(running, document);
      assertThat(answer(running.getInputStream())).startsWith("HTTP/1.1 200 ");
      assertThat(stopping.get(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThatThrownBy(() -> server.get("/healthz")).isInstanceOf(IOException.class);
    assertThatThrownBy(() ->
            HealthGrpc.newBlockingStub(server.channel())
                .withDeadlineAfter(Duration.ofSeconds(5))
                .check(HealthCheckRequest.getDefaultInstance()))
        .hasMessageContaining("UNAVAILABLE");
  }

  @Test
  void cutsOffWhatDoesNotFinishInTime() throws Exception {
    server.close();
    ServerSettings hasty =
        new ServerSettings(
            "127.0.0.1",
            0,
            0,
            TestServer.SETTINGS.limits(),
            TestServer.SETTINGS.readOptions(),
            4,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMillis(300),
            StoreSettings.IN_MEMORY,
            TestServer.SETTINGS.access(),
            TestServer.SETTINGS.connections());
    server = new TestServer(hasty);
    try (Socket running = new Socket("127.0.0.1", server.server().httpPort())) {
      begin(running, Fixture.BATCH_READ_200.bytes());
      awaitRunning();

      assertThat(server.server().stop()).isFalse();
    }
  }

  /** Sends all of a request but its last byte. */
  private static void begin(Socket socket, byte[] body) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST /v1/convert HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(body, 0, body.length - 1);
    out.flush();
  }

  private static void finish(Socket socket, byte[] body) throws IOException {
    socket.getOutputStream().write(body, body.length - 1, 1);
    socket.getOutputStream().flush();
  }

  private static String answer(InputStream in) throws IOException {
    return new String(in.readNBytes(13), StandardCharsets.US_ASCII);
  }

  /** A request is counted as begun, not only sent: seen by a metric of requests under way. */
  private void awaitRunning() throws Exception {
    await(() -> server.get("/metrics").body().contains("callbatch_requests_active 1.0"));
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
