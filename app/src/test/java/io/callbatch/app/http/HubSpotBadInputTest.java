package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.domain.model.ReadLimits;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever comes to HubSpot's routes, what can't be done is said in HubSpot's envelope, with the
 * right code and a content type, and never as the server's own failure.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubSpotBadInputTest {

  private static final int MOST_BYTES = 200_000;
  private static final String CALLS = "/crm/v3/objects/calls";
  private static final String ID = "$ID";

  private TestServer server;
  private String id = "";

  @BeforeAll
  void start() throws Exception {
    server = new TestServer(TestServer.within(new ReadLimits(MOST_BYTES, 256, 1000), 64));
    id =
        JsonMapper.shared()
            .readTree(
                send("POST", CALLS, "application/json", "{\"properties\":{\"hs_timestamp\":\"0\"}}")
                    .body())
            .get("id")
            .asString();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private HttpResponse<String> send(String method, String path, String type, String body)
      throws Exception {
    return send(method, path, type, BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(
      String method, String path, String type, HttpRequest.BodyPublisher body) throws Exception {
    HttpRequest.Builder request = server.request(path).method(method, body);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return server.http().send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode assertRefused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().allValues("content-type"))
        .containsExactly("application/json;charset=utf-8");
    JsonNode body = JsonMapper.shared().readTree(answer.body());
    assertThat(body.get("status").asString()).isEqualTo("error");
    assertThat(body.get("message").asString()).isNotBlank().doesNotContain("io.callbatch");
    assertThat(answer.headers().firstValue("x-hubspot-correlation-id"))
        .contains(body.get("correlationId").asString());
    return body;
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/fixtures/hubspot/bad-requests.txt",
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 100_000)
  void isRefused(String method, String path, String body, int status, String category)
      throws Exception {
    String sent = body == null ? "" : body.replace(ID, id);
    String at = (path.startsWith("/crm") ? path : CALLS + path.replace(".", "")).replace(ID, id);

    HttpResponse<String> answer = send(method, at, "application/json", sent);

    assertThat(assertRefused(answer, status).path("category").asString(null)).isEqualTo(category);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text/plain", "application/xml", "application/x-www-form-urlencoded", "json"})
  void anotherContentTypeIsRefused(String type) throws Exception {
    var _ = assertRefused(send("POST", CALLS, type, "{\"properties\": {}}"), 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "Application/JSON; charset=UTF-8"})
  void jsonIsTakenHoweverItIsWritten(String type) throws Exception {
    HttpResponse<String> answer =
        send("POST", CALLS, type, "{\"properties\": {\"hs_timestamp\": 0}}");
    assertThat(answer.statusCode()).isEqualTo(201);
  }

  @Test
  void aBodyThatIsTooLongIsRefused() throws Exception {
    String body = "{\"properties\": {\"hs_call_title\": \"%s\"}}".formatted("x".repeat(MOST_BYTES));

    var _ = assertRefused(send("POST", CALLS, "application/json", body), 413);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws Exception {
    byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};

    var _ =
        assertRefused(
            send("POST", CALLS, "application/json", BodyPublishers.ofByteArray(bytes)), 400);
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    String body = "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);

    var _ = assertRefused(send("POST", CALLS, "application/json", body), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"%s\": 1}", "{\"properties\": {\"%s\": \"x\"}}", "{\"a\": 1%s}"})
  void longNamesAndNumbersAreRefused(String body) throws Exception {
    String sent = body.formatted("1".repeat(100_000));

    var _ = assertRefused(send("POST", CALLS, "application/json", sent), 400);
  }

  @Test
  void moreThanAHundredInputsAreRefused() throws Exception {
    String inputs =
        IntStream.rangeClosed(1, 101)
            .mapToObj("{\"id\": \"%d\"}"::formatted)
            .collect(Collectors.joining(","));
    for (String operation : new String[] {"read", "archive"}) {
      JsonNode body =
          assertRefused(
              send(
                  "POST",
                  CALLS + "/batch/" + operation,
                  "application/json",
                  "{\"inputs\": [%s]}".formatted(inputs)),
              400);
      assertThat(body.get("category").asString()).isEqualTo("VALIDATION_ERROR");
    }
  }

  @Test
  void headHasTheHeadersOfGet() throws Exception {
    HttpResponse<String> missing = send("HEAD", CALLS + "/7", "", "");

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).isEmpty();
  }

  @Test
  void aRequestIdThatIsTooLongIsRefused() throws Exception {
    HttpResponse<String> answer =
        server
            .http()
            .send(
                server
                    .request(
                        CALLS,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "x".repeat(129))
                    .POST(BodyPublishers.ofString("{\"properties\": {\"hs_timestamp\": 0}}"))
                    .build(),
                BodyHandlers.ofString());

    var _ = assertRefused(answer, 400);
  }
}
