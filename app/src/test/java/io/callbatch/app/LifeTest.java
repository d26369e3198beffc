package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.fault.FaultDocument;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.ListBatchesRequest;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parts of a server that end though they shouldn't. */
@Timeout(120)
class LifeTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void aListenerThatEndedIsBoundAgainOnItsPort() throws Exception {
    try (TestServer server = TestServer.start()) {
      int port = server.server().httpPort();
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
      for (int round = 1; round <= 2; round++) {
        String restarts = "callbatch_restarts_total{part=\"http\"} %d.0".formatted(round);
        interrupt("server-@default-listener");

        Awaiting.until(
            "it answers again", SOON, () -> server.get("/metrics").body().contains(restarts));
        Awaiting.until("it is ready", SOON, () -> server.get("/readyz").statusCode() == 200);
        assertThat(server.server().httpPort()).isEqualTo(port);
      }
    }
  }

  @Test
  void healthOverGrpcTellsOfALostListenerAndOfItsReturn() throws Exception {
    try (TestServer server = TestServer.start()) {
      Iterator<HealthCheckResponse> changes =
          HealthGrpc.newBlockingStub(server.channel())
              .withDeadlineAfter(SOON)
              .watch(
                  HealthCheckRequest.newBuilder()
                      .setService("callbatch.v1.CallBatchService")
                      .build());
      assertThat(changes.next().getStatus()).isEqualTo(ServingStatus.SERVING);

      interrupt("server-@default-listener");

      assertThat(changes.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
      assertThat(changes.next().getStatus()).isEqualTo(ServingStatus.SERVING);
    }
  }

  @Test
  void workersAndTheSweeperAreStartedAgain() throws Exception {
    try (TestServer server = TestServer.start()) {
      interrupt("batch-worker-1");
      interrupt("batch-worker-2");
      interrupt("sweeper");

      Awaiting.until(
          "all are there again",
          SOON,
          () -> {
            String metrics = server.get("/metrics").body();
            return metrics.contains("callbatch_restarts_total{part=\"worker\"} 2.0")
                && metrics.contains("callbatch_restarts_total{part=\"sweeper\"} 1.0")
                && metrics.contains("callbatch_ready 1.0");
          });
      assertThat(server.get("/readyz").body()).contains("2 of 2 run");
      RecordedWrites writes = new RecordedWrites(20);
      writes.submit("afterwards", server.channel());
      writes.awaitSubmitted(server.channel());
    }
  }

  @Test
  void aServerWithoutWorkersIsReady() throws Exception {
    StoreSettings store = StoreSettings.IN_MEMORY;
    try (TestServer server =
        new TestServer(
            TestServer.storing(
                new StoreSettings(
                    store.url(), store.limits(), 0, store.lease(), store.retention())))) {
      assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(server.get("/readyz").body())
          .startsWith("{\"status\":\"ready\",\"checks\":[{\"name\":\"server\",\"ok\":true,")
          .contains("{\"name\":\"workers\",\"ok\":true,\"message\":");
    }
  }

  @Test
  void whatCannotComeBackIsTold() throws Exception {
    Queue<String> reasons = new ConcurrentLinkedQueue<>();
    CallbatchServer server =
        new CallbatchServer(TestServer.SETTINGS, FaultDocument.NONE, reasons::add);
    server.start();
    try {
      Error lost = new OutOfMemoryError("for a test");
      server.threadDied(new Thread("batch-worker-1"), lost);
      server.threadDied(Thread.ofVirtual().unstarted(() -> {}), lost);
      server.threadDied(new Thread("any"), new IllegalStateException());
      assertThat(reasons).as("these come back, or weren't needed").isEmpty();

      server.threadDied(new Thread("grpc-worker-1"), lost);
      server.threadDied(new Thread("grpc-worker-2"), lost);

      assertThat(reasons)
          .containsExactly("the thread grpc-worker-1 died: java.lang.OutOfMemoryError: for a test");
    } finally {
      server.stop();
    }
    assertThat(server.httpPort()).isPositive();
  }

  @Test
  void aPortThatSomebodyElseTookIsToldToBeLost() throws Exception {
    try (TestServer server = TestServer.start();
        ServerSocket taker = new ServerSocket()) {
      int port = server.server().httpPort();
      taker.setReuseAddress(true);
      HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(server.channel());
      Thread taking =
          Thread.ofPlatform()
              .start(() -> {
                while (!taker.isBound()) {
                  try {
                    taker.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                  } catch (IOException _) {
                    Thread.onSpinWait(); // the listener has it still
                  }
                }
              });
      interrupt("server-@default-listener");
      taking.join();

      Awaiting.until(
          "it isn't ready",
          SOON,
          () ->
              health.check(HealthCheckRequest.getDefaultInstance()).getStatus()
                  == ServingStatus.NOT_SERVING);
      taker.close();
      Awaiting.until("it is ready", SOON, () -> server.get("/readyz").statusCode() == 200);
      assertThat(
              CallBatchServiceGrpc.newBlockingStub(server.channel())
                  .listBatches(ListBatchesRequest.getDefaultInstance())
                  .getBatchJobsList())
          .isEmpty();
    }
  }

  /** Ends the newest thread of this name, as a failure within it would. */
  private static void interrupt(String name) {
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals(name))
            .sorted((a, b) -> Long.compare(b.threadId(), a.threadId()))
            .toList();
    assertThat(threads).isNotEmpty();
    threads.getFirst().interrupt();
  }
}
