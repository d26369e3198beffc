package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.domain.port.in.Scope;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults and rate limits of HubSpot's routes through a real server. */
class FaultsOverHttpTest {
  private static final String FAULTS = "/v1/admin/faults";
  private static final String CALLS = "/crm/v3/objects/calls";
  private static final String CALL = "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"}}";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return server
        .http()
        .send(
            server
                .request(path, "Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  private void set(String settings) throws Exception {
    HttpResponse<String> answer = send("PUT", FAULTS, settings);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private int stored() throws Exception {
    return json(server.get(CALLS + "?limit=100")).get("results").size();
  }

  @Test
  void aRuleIsSetAskedForAndCleared() throws Exception {
    String settings = "{\"faults\":[{\"match\":{\"method\":\"GET\"},\"fault\":\"locked\"}]}";
    set(settings);

    assertThat(server.get(CALLS).statusCode()).isEqualTo(423);
    assertThat(send("POST", CALLS, CALL).statusCode()).isEqualTo(201);
    assertThat(send("GET", FAULTS, "").body())
        .isEqualTo("{\"settings\":" + settings + ",\"faults\":[{\"matched\":1,\"applied\":1}]}");

    assertThat(send("DELETE", FAULTS, "").statusCode()).isEqualTo(204);
    assertThat(server.get(CALLS).statusCode()).isEqualTo(200);
    assertThat(server.get(FAULTS).body()).isEqualTo("{\"settings\":{},\"faults\":[]}");
  }

  @Test
  void everyAnswerNamesItsRequest() throws Exception {
    set("{\"faults\":[{\"fault\":\"rate-limit\",\"limit\":\"secondly\"}]}");

    HttpResponse<String> refused = server.get(CALLS);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(json(refused).get("message").asString())
        .isEqualTo("You have reached your secondly limit.");
    assertThat(refused.headers().firstValue("x-hubspot-correlation-id"))
        .contains(json(refused).get("correlationId").asString());
  }

  @Test
  void inputsThatFailAreNotWritten() throws Exception {
    set("{\"faults\":[{\"fault\":\"partial\",\"inputs\":[1],\"times\":1}]}");

    HttpResponse<String> answer =
        send(
            "POST", CALLS + "/batch/create", "{\"inputs\":[%s,%s,%s]}".formatted(CALL, CALL, CALL));

    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(json(answer).get("results")).hasSize(2);
    assertThat(json(answer).get("numErrors").asInt()).isEqualTo(1);
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void theRepeatOfWhatWasDoneInPartIsAnsweredTheSame() throws Exception {
    set("{\"faults\":[{\"fault\":\"partial\",\"inputs\":[1],\"times\":1}]}");
    String inputs = "{\"inputs\":[%s,%s,%s]}".formatted(CALL, CALL, CALL);

    HttpResponse<String> first = sendNamed("create-1", inputs);
    HttpResponse<String> repeat = sendNamed("create-1", inputs);

    assertThat(first.statusCode()).isEqualTo(207);
    assertThat(repeat.statusCode()).isEqualTo(207);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(stored()).isEqualTo(2);
    assertThat(sendNamed("create-1", "{\"inputs\":[%s]}".formatted(CALL)).statusCode())
        .isEqualTo(409);
    assertThat(sendNamed("create-2", inputs).statusCode()).isEqualTo(201);
    assertThat(stored()).isEqualTo(5);
  }

  private HttpResponse<String> sendNamed(String key, String body) throws Exception {
    return server
        .http()
        .send(
            server
                .request(
                    CALLS + "/batch/create",
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    key)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void aPageComesAsAPage() throws Exception {
    set("{\"faults\":[{\"fault\":\"server-error\",\"status\":503,\"html\":true}]}");

    HttpResponse<String> answer = server.get(CALLS);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(answer.body()).contains("503 Service Unavailable");
  }

  @Test
  void anAnswerIsGivenWordForWord() throws Exception {
    set(
        "{\"faults\":[{\"match\":{\"method\":\"DELETE\"},\"fault\":\"answer\",\"status\":204},"
            + "{\"fault\":\"answer\",\"status\":409,\"headers\":{\"retry-after\":\"7\","
            + "\"x-hubspot-ratelimit-remaining\":\"3\"},\"body\":\"later\"}]}");

    HttpResponse<String> answer = send("POST", CALLS, CALL);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("later");
    assertThat(answer.headers().allValues("Content-Type"))
        .containsExactly("text/plain;charset=utf-8");
    assertThat(answer.headers().allValues("Retry-After")).containsExactly("7");
    assertThat(answer.headers().allValues("x-hubspot-ratelimit-remaining")).containsExactly("3");
    assertThat(answer.headers().firstValue("x-hubspot-correlation-id")).isPresent();
    HttpResponse<String> empty = send("DELETE", CALLS + "/7", "");
    assertThat(empty.statusCode()).isEqualTo(204);
    assertThat(empty.headers().firstValue("Content-Type")).isEmpty();
    send("DELETE", FAULTS, "");
    assertThat(stored()).isZero();
  }

  @Test
  void anAnswerIsCutOffInItsBody() throws Exception {
    set("{\"faults\":[{\"fault\":\"cut-off\",\"afterBytes\":10}]}");
    String answer;
    try (Socket socket = new Socket("127.0.0.1", server.server().httpPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                      + "Content-Length: %d\r\n\r\n%s")
                  .formatted(CALLS, CALL.length(), CALL)
                  .getBytes(StandardCharsets.US_ASCII));
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    assertThat(answer).startsWith("HTTP/1.1 201");
    assertThat(body).hasSize(10);
    assertThat(answer).containsPattern("(?i)content-length: \\d{3,}");
    send("DELETE", FAULTS, "");
    assertThat(stored()).as("what was asked was done").isEqualTo(1);
  }

  @Test
  void limitsBite() throws Exception {
    set("{\"rateLimits\":[{\"portal\":\"default\",\"plan\":\"free\"}]}");
    for (int i = 0; i < 100; i++) {
      HttpResponse<String> answer = server.get(CALLS);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("x-hubspot-ratelimit-daily")).contains("250000");
    }

    HttpResponse<String> refused = server.get(CALLS);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(json(refused).get("policyName").asString()).isEqualTo("TEN_SECONDLY_ROLLING");
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 10L);
    assertThat(refused.headers().firstValue("x-hubspot-ratelimit-remaining")).contains("0");
  }

  @Test
  void settingsThatCannotBeAreRefusedAndNothingChanges() throws Exception {
    set("{\"faults\":[{\"fault\":\"locked\"}]}");

    HttpResponse<String> refused = send("PUT", FAULTS, "{\"faults\":[{\"fault\":\"x\"}],\"y\":1}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(refused).get("violations")).hasSize(2);
    assertThat(json(refused).at("/violations/0/pointer").asString()).isEqualTo("/faults/0/fault");
    assertThat(send("PUT", FAULTS, "{").statusCode()).isEqualTo(400);
    assertThat(server.get(CALLS).statusCode()).isEqualTo(423);
  }

  @Test
  void onlyAdministratorsMaySetThem(@TempDir Path folder) throws Exception {
    Path tokens = folder.resolve("tokens.txt");
    String writer = Secrets.add(tokens, "writer", Scope.READ, Scope.WRITE);
    String admin = Secrets.add(tokens, "admin", Scope.ADMIN);
    try (TestServer guarded =
        new TestServer(
            TestServer.guarded(new AccessSettings(Optional.of(tokens), false, Optional.empty())))) {
      for (String[] who : new String[][] {{writer, "403"}, {admin, "200"}}) {
        HttpResponse<String> answer =
            guarded
                .http()
                .send(
                    guarded.request(FAULTS, "Authorization", "Bearer " + who[0]).GET().build(),
                    BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(who[1]));
      }
    }
  }
}
