package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.ServerSettings;
import io.callbatch.app.StoreSettings;
import io.callbatch.app.TestServer;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.SubmitBatchRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Submitted batches through a real server, on SQLite. */
class BatchesOverHttpTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    ServerSettings settings = TestServer.SETTINGS;
    server =
        new TestServer(
            new ServerSettings(
                settings.host(),
                0,
                0,
                settings.limits(),
                settings.readOptions(),
                settings.maxConcurrentConversions(),
                settings.idleTimeout(),
                settings.grpcIdleTimeout(),
                settings.shutdownTimeout(),
                new StoreSettings(
                    "sqlite:" + folder.resolve("calls.db"),
                    new BatchLimits(1_000, 100_000, 50, 1 << 20),
                    1,
                    Duration.ofSeconds(30),
                    Duration.ofHours(48)),
                settings.access(),
                settings.connections()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String creating(int calls) {
    return "{\"operation\":\"create\",\"inputs\":["
        + "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"}},".repeat(calls - 1)
        + "{\"properties\":{}}]}";
  }

  private String submit(String body) throws Exception {
    HttpResponse<byte[]> response =
        server.post(
            "/v1/batches",
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");
    assertThat(response.statusCode()).isEqualTo(202);
    return response.headers().firstValue("Location").orElseThrow();
  }

  private List<JsonNode> watch(String batch) throws Exception {
    HttpResponse<Stream<String>> events =
        server
            .http()
            .send(
                server.request(batch, "Accept", "text/event-stream").GET().build(),
                BodyHandlers.ofLines());
    assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
    return events
        .body()
        .filter(line -> line.startsWith("data: "))
        .map(line -> JsonMapper.shared().readTree(line.substring("data: ".length())))
        .toList();
  }

  @Test
  void aWatcherSeesABatchWaitBeDoneAndEnd() throws Exception {
    submit(creating(3_000)); // keeps the only worker busy
    String batch = submit(creating(1_000));

    List<JsonNode> changes = watch(batch);

    assertThat(changes.stream().map(job -> job.get("status").asString()).distinct())
        .containsExactly("PENDING", "PROCESSING", "COMPLETE");
    assertThat(changes.stream().map(job -> job.get("inputsDone").asInt())).isSorted();
    JsonNode last = changes.getLast();
    assertThat(last.get("inputsDone").asInt()).isEqualTo(1_000);
    assertThat(last.get("inputsFailed").asInt()).isEqualTo(1);

    JsonNode whole = JsonMapper.shared().readTree(server.get(batch + "?include=response").body());
    assertThat(whole.at("/response/results")).hasSize(999);
    assertThat(whole.at("/response/errors/0/context/inputIndexes/0").asString()).isEqualTo("999");
  }

  @Test
  void theResponseIsADocumentThatCanBeConverted() throws Exception {
    String batch = submit(creating(3));
    watch(batch);
    JsonNode whole = JsonMapper.shared().readTree(server.get(batch + "?include=response").body());

    HttpResponse<byte[]> valid =
        server.post(
            "/v1/validate?mode=strict",
            whole.get("response").toString().getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");

    assertThat(new String(valid.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"valid\":true,\"violations\":[],\"warnings\":[]}");
  }

  @Test
  void httpAndGrpcSeeTheSameBatches() throws Exception {
    String overHttp = submit(creating(2));
    String id = overHttp.substring(overHttp.lastIndexOf('/') + 1);
    watch(overHttp);
    var grpc = CallBatchServiceGrpc.newBlockingStub(server.channel());

    assertThat(
            grpc.getBatch(GetBatchRequest.newBuilder().setId(id).build())
                .getBatchJob()
                .getInputsFailed())
        .isEqualTo(1);

    String overGrpc =
        grpc.submitBatch(
                SubmitBatchRequest.newBuilder()
                    .setRequestId("same")
                    .setCreate(
                        BatchCreateCallsRequest.newBuilder()
                            .addInputs(
                                CallInput.newBuilder()
                                    .putProperties("hs_timestamp", "2026-03-12T10:00:00Z")))
                    .build())
            .getBatchJob()
            .getId();
    HttpResponse<byte[]> repeated =
        server.post(
            "/v1/batches",
            "{\"operation\":\"create\",\"inputs\":[{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"}}]}"
                .getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "same");
    assertThat(TestServer.json(repeated).get("id").asString()).isEqualTo(overGrpc);
    assertThat(JsonMapper.shared().readTree(server.get("/v1/batches").body()).get("results"))
        .hasSize(2);
  }
}
