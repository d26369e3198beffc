package io.callbatch.adapter.json.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchRoutesTest {
  private final BatchServer server = new BatchServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  private static String contentType(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("none");
  }

  private static void assertProblem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(contentType(response)).isEqualTo("application/problem+json");
    assertThat(json(response).get("type").asString()).isEqualTo("urn:callbatch:problem:" + type);
    assertThat(json(response).get("detail").asString()).isNotEmpty();
  }

  @Test
  void takesABatch() throws Exception {
    HttpResponse<String> response = server.submit(BatchServer.creating(3, 0));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(contentType(response)).isEqualTo("application/json");
    assertThat(response.headers().firstValue("Location")).contains("/v1/batches/batch-001");
    assertThat(response.body())
        .isEqualTo(
            "{\"id\":\"batch-001\",\"operation\":\"create\",\"status\":\"PENDING\","
                + "\"requestedAt\":\"2026-03-12T12:00:00Z\","
                + "\"inputsTotal\":3,\"inputsDone\":0,\"inputsFailed\":0}");
    assertThat(server.get("/v1/batches/batch-001").body()).isEqualTo(response.body());
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    server.submit(BatchServer.creating(2, 1));
    server.clock.advance(Duration.ofMillis(1_500));
    server.work();

    assertThat(server.get("/v1/batches/batch-001").body())
        .isEqualTo(
            "{\"id\":\"batch-001\",\"operation\":\"create\",\"status\":\"PROCESSING\","
                + "\"requestedAt\":\"2026-03-12T12:00:00Z\",\"startedAt\":\"2026-03-12T12:00:01.500Z\","
                + "\"inputsTotal\":3,\"inputsDone\":2,\"inputsFailed\":0}");

    server.work();

    JsonNode job = json(server.get("/v1/batches/batch-001"));
    assertThat(job.get("status").asString()).isEqualTo("COMPLETE");
    assertThat(job.get("completedAt").asString()).isEqualTo("2026-03-12T12:00:01.500Z");
    assertThat(job.get("inputsFailed").asInt()).isEqualTo(1);
    assertThat(job.has("response")).isFalse();
  }

  @Test
  void givesWhatCameOfTheInputs() throws Exception {
    server.submit(BatchServer.creating(1, 1));
    server.work();

    JsonNode response = json(server.get("/v1/batches/batch-001?include=response")).get("response");

    assertThat(response.get("status").asString()).isEqualTo("COMPLETE");
    assertThat(response.get("results").size()).isEqualTo(1);
    assertThat(response.at("/results/0/properties/hs_timestamp").asString())
        .isEqualTo("2026-03-12T10:00:00Z");
    assertThat(response.get("numErrors").asInt()).isEqualTo(1);
    assertThat(response.at("/errors/0/category").asString()).isEqualTo("VALIDATION_ERROR");
    assertThat(response.at("/errors/0/context/inputIndexes/0").asString()).isEqualTo("1");
    assertThat(response.at("/errors/0/message").asString()).doesNotContain("{");
    assertThat(response.at("/errors/0/errors/0/in").asString()).startsWith("/properties/");
    assertThat(response.get("startedAt").asString()).isEqualTo("2026-03-12T12:00:00Z");
  }

  @Test
  void givesLargeResponsesAsAStream() throws Exception {
    StringBuilder inputs = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      inputs
          .append(i == 0 ? "" : ",")
          .append(
              "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\",\"hs_call_body\":\"%s\"}}"
                  .formatted("x".repeat(2_500)));
    }
    server.submit("{\"operation\":\"create\",\"inputs\":[" + inputs + "]}");
    for (int chunk = 0; chunk < 10; chunk++) {
      server.work();
    }

    HttpResponse<String> response = server.get("/v1/batches/batch-001?include=response");

    assertThat(response.body().length()).isGreaterThan(1 << 16);
    assertThat(json(response).at("/response/results").size()).isEqualTo(20);
  }

  @Test
  void aResponseThatIsTooLargeIsRefusedAndTheBatchIsStillTold() throws Exception {
    server.submit(
        """
        {"operation": "create", "inputs": [
          {"properties": {"hs_timestamp": "2026-03-12T10:00:00Z", "hs_call_title": "%s"}}]}\
        """
            .formatted("t".repeat(30_000)));
    server.work();
    String id =
        json(server.get("/v1/batches/batch-001?include=response"))
            .at("/response/results/0/id")
            .asString();
    String inputs = String.join(",", Collections.nCopies(100, "{\"id\": \"%s\"}".formatted(id)));
    server.submit(
        "{\"operation\": \"read\", \"properties\": [\"hs_call_title\"], \"inputs\": [%s]}"
            .formatted(inputs));
    for (int chunk = 0; chunk < 50; chunk++) {
      server.work();
    }

    HttpResponse<String> response = server.get("/v1/batches/batch-002?include=response");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).get("type").asString())
        .isEqualTo("urn:callbatch:problem:response-too-large");
    assertThat(json(response).get("detail").asString())
        .contains("at most 2000000 bytes")
        .contains("--max-response-bytes");
    assertThat(json(server.get("/v1/batches/batch-002")).get("status").asString())
        .isEqualTo("COMPLETE");
  }

  @Test
  void readsWhatWasWritten() throws Exception {
    server.submit(BatchServer.creating(1, 0));
    server.work();
    String id =
        json(server.get("/v1/batches/batch-001?include=response"))
            .at("/response/results/0/id")
            .asString();

    server.submit(
        "{\"operation\":\"read\",\"inputs\":[{\"id\":\"%s\"}],\"properties\":[\"hs_call_title\"],"
                .formatted(id)
            + "\"propertiesWithHistory\":[\"hs_timestamp\"]}");
    server.work();

    JsonNode call =
        json(server.get("/v1/batches/batch-002?include=response")).at("/response/results/0");
    assertThat(call.at("/properties/hs_call_title").isNull()).isTrue();
    assertThat(call.at("/propertiesWithHistory/hs_timestamp/0/value").asString())
        .isEqualTo("2026-03-12T10:00:00Z");
  }

  @Test
  void listsPagesNewestFirst() throws Exception {
    for (int i = 0; i < 5; i++) {
      server.clock.advance(Duration.ofSeconds(1));
      server.submit(BatchServer.creating(1, 0));
    }
    List<String> seen = new ArrayList<>();
    String path = "/v1/batches?limit=2";
    for (int page = 0; page < 3; page++) {
      JsonNode body = json(server.get(path));
      body.get("results").forEach(job -> seen.add(job.get("id").asString()));
      path = "/v1/batches?limit=2&after=" + body.at("/paging/next/after").asString();
      assertThat(body.has("paging")).isEqualTo(page < 2);
    }

    assertThat(seen)
        .containsExactly("batch-005", "batch-004", "batch-003", "batch-002", "batch-001");
  }

  @Test
  void refusesCursorsThatArentItsOwn() throws Exception {
    for (int i = 0; i < 2; i++) {
      server.submit(BatchServer.creating(1, 0));
    }
    String after = json(server.get("/v1/batches?limit=1")).at("/paging/next/after").asString();
    assertThat(json(server.get("/v1/batches?after=" + after)).get("results").size()).isOne();

    for (String foreign :
        List.of(
            "batch-001",
            "0199a8f0-7d4e-7b52-a8e1-2c1f6f1d7a10",
            after.substring(1),
            after.substring(0, after.length() - 1),
            after + "A",
            after + "%3D",
            "%20" + after,
            flipped(after),
            "99999999999999999999",
            "-1",
            "0",
            "%20",
            after + "&status=PENDING")) {
      assertProblem(server.get("/v1/batches?after=" + foreign), 400, "malformed-request");
    }
    assertProblem(
        server.send("other", "GET", "/v1/batches?after=" + after, ""), 400, "malformed-request");
  }

  private static String flipped(String after) {
    int middle = after.length() / 2;
    char other = after.charAt(middle) == 'A' ? 'B' : 'A';
    return after.substring(0, middle) + other + after.substring(middle + 1);
  }

  @Test
  void listsThoseInOneState() throws Exception {
    server.submit(BatchServer.creating(1, 0));
    server.work();
    server.submit(BatchServer.creating(1, 0));

    assertThat(json(server.get("/v1/batches?status=COMPLETE")).at("/results/0/id").asString())
        .isEqualTo("batch-001");
    assertThat(json(server.get("/v1/batches?status=CANCELED")).get("results").size()).isZero();
  }

  @Test
  void callsBatchesOff() throws Exception {
    server.submit(BatchServer.creating(4, 0));
    server.work();

    HttpResponse<String> canceled = server.send("acme", "POST", "/v1/batches/batch-001/cancel", "");

    assertThat(canceled.statusCode()).isEqualTo(200);
    assertThat(json(canceled).get("status").asString()).isEqualTo("CANCELED");
    assertThat(json(canceled).get("inputsDone").asInt()).isEqualTo(2);
    JsonNode untried =
        json(server.get("/v1/batches/batch-001?include=response")).at("/response/errors").get(0);
    assertThat(untried.get("category").asString()).isEqualTo("CANCELED");
    assertThat(untried.at("/context/inputIndexes/0").asString()).isEqualTo("2");
    assertThat(server.send("acme", "POST", "/v1/batches/batch-001/cancel", "{}").body())
        .isEqualTo(canceled.body());
  }

  @Test
  void givesTheFirstBatchForARepeatedRequest() throws Exception {
    String first = server.submit(BatchServer.creating(1, 0), "Idempotency-Key", "k-1").body();

    assertThat(server.submit(BatchServer.creating(1, 0), "Idempotency-Key", "k-1").body())
        .isEqualTo(first);
    assertProblem(
        server.submit(BatchServer.creating(2, 0), "Idempotency-Key", "k-1"),
        409,
        "request-id-reused");
    assertThat(json(server.get("/v1/batches")).get("results").size()).isEqualTo(1);
  }

  @Test
  void refusesAKeyOfTheWrongLength() throws Exception {
    assertThat(
            server
                .submit(BatchServer.creating(1, 0), "Idempotency-Key", "k".repeat(128))
                .statusCode())
        .isEqualTo(202);
    assertProblem(
        server.submit(BatchServer.creating(1, 0), "Idempotency-Key", "k".repeat(129)),
        400,
        "malformed-request");
  }

  @Test
  void takesAnEmptyKeyForNone() throws Exception {
    for (int i = 1; i <= 2; i++) {
      assertThat(server.submit(BatchServer.creating(i, 0), "Idempotency-Key", "").statusCode())
          .isEqualTo(202);
    }
  }

  @Test
  void saysEverythingThatIsWrongWithTheInputs() throws Exception {
    HttpResponse<String> response =
        server.submit("{\"operation\":\"update\",\n \"inputs\":[{\"properties\":7}, 8]}");

    assertProblem(response, 422, "invalid-document");
    assertThat(json(response).get("violations").valueStream().map(JsonNode::toString))
        .containsExactly(
            "{\"pointer\":\"/inputs/0/id\",\"line\":2,\"column\":12,\"rule\":\"required\",\"message\":\"expected"
                + " the id of a call, found no id\"}",
            "{\"pointer\":\"/inputs/0/properties\",\"line\":2,\"column\":26,\"rule\":\"type\",\"message\":\"expected"
                + " an object of property names and values, found the number 7\"}",
            "{\"pointer\":\"/inputs/1\",\"line\":2,\"column\":30,\"rule\":\"type\",\"message\":\"expected"
                + " an object, found the number 8\"}");
  }

  @Test
  void refusesTooFewAndTooManyInputs() throws Exception {
    HttpResponse<String> none = server.submit("{\"operation\":\"archive\",\"inputs\":[]}");
    assertProblem(none, 422, "invalid-document");
    assertThat(json(none).at("/violations/0/pointer").asString()).isEqualTo("/inputs");
    assertThat(json(none).at("/violations/0/message").asString())
        .isEqualTo("expected 1 to 100 inputs, found 0");

    assertProblem(server.submit(BatchServer.creating(101, 0)), 422, "invalid-document");
  }

  @Test
  void refusesWhatIsNoJsonOrTooLarge() throws Exception {
    assertProblem(server.submit("{\"operation\""), 400, "malformed-document");
    assertProblem(server.submit(""), 400, "malformed-document");
    assertProblem(
        server.submit("{\"operation\":\"create\",\"x\":\"" + "y".repeat(1 << 16) + "\"}"),
        413,
        "too-large");
    assertProblem(
        server.submit("{\"operation\":\"create\",\"x\":" + "[".repeat(40) + "]".repeat(40) + "}"),
        400,
        "malformed-document");
  }

  @Test
  void takesNothingButJson() throws Exception {
    assertProblem(
        server.send("acme", "POST", "/v1/batches", "x", "Content-Type", "application/x-protobuf"),
        415,
        "unsupported-media-type");
    assertProblem(
        server.send("acme", "POST", "/v1/batches", BatchServer.creating(1, 0)),
        415,
        "unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0",
    "limit=1001",
    "limit=x",
    "after=",
    "after=%20",
    "status=DONE",
    "status=",
    "page=2"
  })
  void refusesOtherParameters(String query) throws Exception {
    assertProblem(server.get("/v1/batches?" + query), 400, "malformed-request");
  }

  @Test
  void knowsNothingOfOtherPortalsBatches() throws Exception {
    server.submit(BatchServer.creating(1, 0));

    for (String path : List.of("/v1/batches/batch-001", "/v1/batches/batch-001/cancel")) {
      String method = path.endsWith("cancel") ? "POST" : "GET";
      assertProblem(server.send("other", method, path, ""), 404, "not-found");
    }
    assertProblem(
        server.send("other", "GET", "/v1/batches/batch-001", "", "Accept", "text/event-stream"),
        404,
        "not-found");
    assertThat(json(server.send("other", "GET", "/v1/batches", "")).get("results").size()).isZero();
    assertProblem(server.get("/v1/batches/batch-777"), 404, "not-found");
    assertProblem(server.get("/v1/batches/no%20id"), 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "reader, POST, /v1/batches, 403",
    "reader, POST, /v1/batches/batch-001/cancel, 403",
    "reader, GET, /v1/batches/batch-001, 200",
    "reader, GET, /v1/batches, 200",
    "writer, GET, /v1/batches, 403",
    "writer, GET, /v1/batches/batch-001, 403",
    "writer, POST, /v1/batches/batch-001/cancel, 200",
    "nobody, GET, /v1/batches, 401"
  })
  void asksForTheScopesThatTheRpcsAskFor(String token, String method, String path, int status)
      throws Exception {
    server.submit(BatchServer.creating(1, 0));

    assertThat(server.send(token, method, path, "").statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, 503, store-unavailable",
    "FULL, 507, store-full",
    "READ_ONLY, 503, store-unavailable",
    "DAMAGED, 503, store-damaged",
    "BUSY, 503, overloaded",
    "TIMED_OUT, 503, read-timed-out",
    "ENDED, 503, shutting-down"
  })
  void saysWhatTheStoreCannotDo(Reason reason, int status, String type) throws Exception {
    server.failure.set(
        Optional.of(
            new StoreUnavailableException(
                reason, "disk /secret", Duration.ofSeconds(3), new IOException("none"))));

    HttpResponse<String> response = server.submit(BatchServer.creating(1, 0));

    assertProblem(response, status, type);
    assertThat(response.body()).doesNotContain("secret");
    assertThat(response.headers().firstValue("Retry-After"))
        .isEqualTo(
            switch (reason) {
              case UNREACHABLE, BUSY, TIMED_OUT, ENDED -> Optional.of("3");
              case FULL, READ_ONLY, DAMAGED -> Optional.empty();
            });
  }

  @Test
  void otherMethodsAreNotAllowed() throws Exception {
    HttpResponse<String> response = server.send("acme", "DELETE", "/v1/batches", "");

    assertProblem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, POST, OPTIONS");
    assertThat(server.send("acme", "HEAD", "/v1/batches", "").statusCode()).isEqualTo(200);
    assertProblem(server.get("/v1/batches/batch-001/cancel"), 405, "method-not-allowed");
  }

  @Test
  void givesJsonOrEvents() throws Exception {
    server.submit(BatchServer.creating(1, 0));
    server.work();

    assertThat(contentType(server.get("/v1/batches/batch-001", "Accept", "application/*")))
        .isEqualTo("application/json");
    assertThat(
            contentType(
                server.get(
                    "/v1/batches/batch-001",
                    "Accept",
                    "text/event-stream;q=0.5, application/json")))
        .isEqualTo("application/json");
    assertThat(
            contentType(
                server.get("/v1/batches/batch-001", "Accept", "text/event-stream, */*;q=0.1")))
        .isEqualTo("text/event-stream");
    assertProblem(
        server.get("/v1/batches/batch-001", "Accept", "text/html"), 406, "not-acceptable");
  }
}
