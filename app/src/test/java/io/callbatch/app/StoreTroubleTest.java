package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.run.BatchLimits;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code /readyz} and health over gRPC say while something is wrong, and afterwards. */
@Timeout(180)
class StoreTroubleTest {

  /** What is promised is two seconds; the rest is for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"stopped", "stuck"})
  void aPostgresThatDoesNotAnswerIsToldUntilItDoes(String trouble) throws Exception {
    try (RealPostgres postgres = RealPostgres.start(folder);
        TestServer server = new TestServer(TestServer.storing(on(postgres.url())))) {
      assertReady(server);
      Iterator<HealthCheckResponse> watch =
          HealthGrpc.newBlockingStub(server.channel())
              .withDeadlineAfter(Duration.ofMinutes(2))
              .watch(
                  HealthCheckRequest.newBuilder().setService("callbatch.v1.CallService").build());
      assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVING);
      if (trouble.equals("stopped")) {
        postgres.crash();
      } else {
        postgres.pause();
      }

      assertNotReady(server);
      assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);

      if (trouble.equals("stopped")) {
        postgres.restart();
      } else {
        postgres.resume();
      }
      Awaiting.until("it recovers", SOON, () -> server.get("/readyz").statusCode() == 200);
      assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVING);
      assertReady(server);
    }
  }

  @Test
  void aDamagedFileIsTold() throws Exception {
    Path file = folder.resolve("calls.db");
    try (TestServer server = new TestServer(TestServer.storing(on("sqlite:" + file)))) {
      RecordedWrites writes = new RecordedWrites(200);
      writes.submit("first", server.channel());
      writes.awaitSubmitted(server.channel());
      assertReady(server);

      damage(file);
      damage(folder.resolve("calls.db-wal"));

      assertNotReady(server);
    }
  }

  private static StoreSettings on(String url) {
    return new StoreSettings(
        url, BatchLimits.DEFAULT, 2, Duration.ofSeconds(30), Duration.ofHours(48));
  }

  /** Overwrites the last two thirds. */
  private static void damage(Path file) throws Exception {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long length = bytes.length();
      bytes.seek(length / 3);
      byte[] garbage = new byte[Math.toIntExact(length - length / 3)];
      Arrays.fill(garbage, (byte) 0xA5);
      bytes.write(garbage);
    }
  }

  private static void assertReady(TestServer server) throws Exception {
    HttpResponse<String> response = server.get("/readyz");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode body = JsonMapper.shared().readTree(response.body());
    assertThat(body.get("status").asString()).isEqualTo("ready");
    body.get("checks").forEach(check -> assertThat(check.get("ok").asBoolean()).isTrue());
    for (String service : services(server)) {
      assertThat(health(server, service)).as(service).isEqualTo(ServingStatus.SERVING);
    }
  }

  private static void assertNotReady(TestServer server) throws Exception {
    Awaiting.until("it isn't ready", SOON, () -> server.get("/readyz").statusCode() == 503);
    Awaiting.until("health says so", SOON, () -> health(server, "") == ServingStatus.NOT_SERVING);
    long before = System.nanoTime();
    JsonNode body = JsonMapper.shared().readTree(server.get("/readyz").body());
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
    assertThat(body.get("status").asString()).isEqualTo("not ready");
    List<String> wrong = new ArrayList<>();
    for (JsonNode check : body.get("checks")) {
      if (!check.get("ok").asBoolean()) {
        wrong.add(check.get("name").asString());
        assertThat(check.get("message").asString())
            .startsWith("the store")
            .doesNotContainIgnoringCase("exception", "sql", "jdbc", "hikari");
      }
    }
    assertThat(wrong).containsExactly("store");
    for (String service : services(server)) {
      assertThat(health(server, service)).as(service).isEqualTo(ServingStatus.NOT_SERVING);
    }
    assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(server.get("/metrics").body()).contains("callbatch_ready 0.0");
  }

  private static ServingStatus health(TestServer server, String service) {
    try {
      return HealthGrpc.newBlockingStub(server.channel())
          .withDeadlineAfter(SOON)
          .check(HealthCheckRequest.newBuilder().setService(service).build())
          .getStatus();
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).as(service).isNotEqualTo(Status.Code.NOT_FOUND);
      throw e;
    }
  }

  /** Those that reflection lists, and the server as a whole. */
  private static List<String> services(TestServer server) throws Exception {
    CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> asking =
        ServerReflectionGrpc.newStub(server.channel())
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    answer.complete(response);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answer.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {
                    answer.cancel(false);
                  }
                });
    asking.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    List<String> names = new ArrayList<>(List.of(""));
    answer.get(20, TimeUnit.SECONDS).getListServicesResponse().getServiceList().stream()
        .map(ServiceResponse::getName)
        .forEach(names::add);
    asking.onCompleted();
    assertThat(names).contains("callbatch.v1.CallService", "grpc.health.v1.Health");
    return names;
  }
}
