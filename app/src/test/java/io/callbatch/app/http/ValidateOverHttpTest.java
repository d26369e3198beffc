package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.domain.testing.Fixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ValidateOverHttpTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<byte[]> validate(byte[] body, String type) throws Exception {
    return server.post("/v1/validate", body, "Content-Type", type);
  }

  private static HttpResponse<byte[]> validate(String json) throws Exception {
    return validate(json.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  @Test
  void aGoodDocumentIsValid() throws Exception {
    HttpResponse<byte[]> response = validate(Fixture.BATCH_READ_200.bytes(), "application/json");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"valid\":true,\"violations\":[],\"warnings\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "nul", "\uFEFF{}", "{\"a\":1,}"})
  void aSyntaxErrorIsAViolationLikeOthers(String json) throws Exception {
    HttpResponse<byte[]> response = validate(json);

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode report = TestServer.json(response);
    assertThat(report.get("valid").asBoolean()).isFalse();
    assertThat(report.get("violations"))
        .anySatisfy(violation -> assertThat(violation.get("rule").asString()).isEqualTo("syntax"));
  }

  @Test
  void textThatIsNoUtf8IsNoDocument() throws Exception {
    HttpResponse<byte[]> response =
        validate("{}".getBytes(StandardCharsets.UTF_16), "application/json");

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void otherMediaTypesAreNoDocument() throws Exception {
    assertThat(validate("{}".getBytes(StandardCharsets.UTF_8), "text/plain").statusCode())
        .isEqualTo(415);
  }

  @Test
  void deepNestingAndHugeNumbersAreViolations() throws Exception {
    assertThat(validate("{\"x\":" + "[".repeat(100_000)).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> response = validate("{\"x\":" + "9".repeat(10_000_000) + "}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(response).get("violations").get(0).get("rule").asString())
        .isEqualTo("number-length");
  }

  @Test
  void linesAreValidatedTogether() throws Exception {
    HttpResponse<byte[]> response =
        validate("{}\n[]\n".getBytes(StandardCharsets.UTF_8), "application/x-ndjson");

    JsonNode report = TestServer.json(response);
    assertThat(report.get("violations"))
        .extracting(violation -> violation.get("line").asInt())
        .contains(1, 2);
  }

  @Test
  void messagesAreValidatedToo() throws Exception {
    JsonNode report = TestServer.json(validate(new byte[0], "application/x-protobuf"));

    assertThat(report.get("violations").get(0).get("pointer").asString()).isEqualTo("/status");
  }

  @Test
  void theServerGoesOnAfterEverythingBad() throws Exception {
    byte[] whole = Fixture.SEED_EXAMPLE.bytes();
    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(validate(cut, "application/json").statusCode()).isEqualTo(200);
    }

    assertThat(validate(whole, "application/json").statusCode()).isEqualTo(200);
    assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
  }
}
