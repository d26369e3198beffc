package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** HubSpot's routes through a real server, on a real store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubSpotOverHttpTest {

  private static final String CALL = "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"}}";

  private TestServer server;

  @BeforeAll
  void start() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> post(String path, String body) throws Exception {
    return server.post(
        path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/crm/v3/objects/calls",
        "//crm/v3/objects/0-48",
        "/crm/objects/v3/calls",
        "/crm/objects/2025-09/calls",
        "/crm/objects/2026-03/0-48",
        "/crm/objects/2026-09-beta/calls",
        "/crm/objects/2026-09/calls"
      })
  void aCallThatIsCreatedCanBeRead(String calls) throws Exception {
    HttpResponse<byte[]> created = post(calls, CALL);

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.headers().firstValue("content-type"))
        .contains("application/json;charset=utf-8");
    String id = TestServer.json(created).get("id").asString();
    String location = created.headers().firstValue("location").orElseThrow();
    assertThat(location).endsWith(calls.replace("//", "/") + "/" + id);

    HttpResponse<String> read = server.get(calls + "/" + id + "?properties=hs_timestamp");
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).contains("\"hs_timestamp\":\"2026-03-12T10:00:00Z\"");
  }

  @Test
  void aBatchIsCreatedAndRead() throws Exception {
    HttpResponse<byte[]> created =
        post("/crm/v3/objects/calls/batch/create", "{\"inputs\":[%s,%s]}".formatted(CALL, CALL));
    assertThat(created.statusCode()).isEqualTo(201);
    JsonNode results = TestServer.json(created).get("results");
    assertThat(results).hasSize(2);

    HttpResponse<byte[]> read =
        post(
            "/crm/v3/objects/calls/batch/read",
            "{\"inputs\":[{\"id\":%s},{\"id\":\"7\"}]}".formatted(results.get(0).get("id")));
    assertThat(read.statusCode()).isEqualTo(207);
    assertThat(TestServer.json(read).get("numErrors").asInt()).isEqualTo(1);
  }

  @Test
  void errorsNameTheirRequest() throws Exception {
    HttpResponse<String> missing = server.get("/crm/v3/objects/calls/7");

    assertThat(missing.statusCode()).isEqualTo(404);
    String id = missing.headers().firstValue("x-hubspot-correlation-id").orElseThrow();
    assertThat(missing.body())
        .isEqualTo(
            "{\"status\":\"error\",\"message\":\"resource not found\",\"correlationId\":\"%s\"}"
                .formatted(id));
  }

  @Test
  void unknownRoutesAnswerInJson() throws Exception {
    HttpResponse<String> unknown = server.get("/crm/v4/nothing");

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("content-type"))
        .contains("application/json;charset=utf-8");
  }

  @Test
  void bodiesThatAreTooLargeAreRefusedInHubSpotsForm() throws Exception {
    HttpResponse<byte[]> refused =
        server.post(
            "/crm/v3/objects/calls", new byte[17 << 20], "Content-Type", "application/json");

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("content-type"))
        .contains("application/json;charset=utf-8");
    assertThat(TestServer.json(refused).get("status").asString()).isEqualTo("error");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /crm/v3/objects/calls/%zz HTTP/1.1, 400",
    "GET /crm/v3/objects/calls?after=%zz HTTP/1.1, 400",
    "GET /crm/v3/objects/calls HTTP/1.0, 505",
    "PROPFIND /crm/v3/objects/calls HTTP/1.1, 405"
  })
  void requestLinesOfAllKindsAreAnsweredInHubSpotsForm(String line, int status) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
      socket.setSoTimeout(10_000);
      String request = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 " + status);
      assertThat(answer.toLowerCase(Locale.ROOT))
          .contains("content-type: application/json;charset=utf-8")
          .contains("x-hubspot-correlation-id: ");
      assertThat(answer).contains("{\"status\":\"error\",\"message\":");
    }
  }

  @Test
  void aDeletedCallIsAnsweredWithoutABody() throws Exception {
    String id = TestServer.json(post("/crm/v3/objects/calls", CALL)).get("id").asString();

    HttpResponse<byte[]> deleted =
        server
            .http()
            .send(
                server.request("/crm/v3/objects/calls/" + id).DELETE().build(),
                HttpResponse.BodyHandlers.ofByteArray());

    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(deleted.headers().firstValue("content-type")).isEmpty();
  }
}
