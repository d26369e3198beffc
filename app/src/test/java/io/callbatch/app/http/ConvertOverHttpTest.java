package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.app.TestServer;
import io.callbatch.domain.testing.Fixture;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.BatchStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConvertOverHttpTest {
  private static final String JSON = "application/json";
  private static final String PROTOBUF = "application/x-protobuf";
  private static final String NDJSON = "application/x-ndjson";
  private static final String DELIMITED = "application/x-protobuf-delimited";
  private static final String TEXT = "text/x-protobuf";
  private static final byte[] DOCUMENT = Fixture.BATCH_READ_200.bytes();
  private static final String LINE =
      "{\"status\":\"COMPLETE\",\"results\":[],\"startedAt\":\"2024-01-15T10:30:00Z\","
          + "\"completedAt\":\"2024-01-15T10:30:01Z\"}";

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<byte[]> convert(byte[] body, String contentType, String accept)
      throws Exception {
    return server.post("/v1/convert", body, "Content-Type", contentType, "Accept", accept);
  }

  private static String contentType(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("none");
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Nested
  class OneDocument {
    @Test
    void becomesProtobufAndJsonAgain() throws Exception {
      HttpResponse<byte[]> protobuf = convert(DOCUMENT, JSON, PROTOBUF);

      assertThat(protobuf.statusCode()).isEqualTo(200);
      assertThat(contentType(protobuf)).isEqualTo(PROTOBUF);
      assertThat(protobuf.headers().firstValue("Callbatch-Warnings")).contains("0");
      assertThat(BatchCallsResponse.parseFrom(protobuf.body()).getStatus())
          .isEqualTo(BatchStatus.BATCH_STATUS_COMPLETE);

      HttpResponse<byte[]> json = convert(protobuf.body(), PROTOBUF, JSON);

      assertThat(contentType(json)).isEqualTo(JSON);
      assertThat(convert(json.body(), JSON, PROTOBUF).body()).isEqualTo(protobuf.body());
    }

    @Test
    void becomesTextForPeople() throws Exception {
      HttpResponse<byte[]> response = convert(DOCUMENT, JSON, TEXT);

      assertThat(contentType(response)).startsWith(TEXT);
      assertThat(text(response)).startsWith("status: BATCH_STATUS_COMPLETE\n");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "application/json | */* | application/x-protobuf",
          "application/x-protobuf | */* | application/json",
          "application/json | application/* | application/x-protobuf",
          "application/json | text/* | text/x-protobuf",
          "application/json | application/json | application/json",
          "application/json | application/json;q=0.5, text/x-protobuf | text/x-protobuf",
          "application/json | application/x-protobuf;q=0, */* | application/json",
          "application/json;charset=utf-8 | application/x-protobuf | application/x-protobuf",
          "APPLICATION/JSON; charset=\"UTF-8\" | */* | application/x-protobuf",
          "application/json | application/x-ndjson | application/x-ndjson"
        })
    void comesInTheFormThatIsAccepted(String contentType, String accept, String answer)
        throws Exception {
      byte[] body =
          contentType.contains("protobuf") ? convert(DOCUMENT, JSON, PROTOBUF).body() : DOCUMENT;

      HttpResponse<byte[]> response = convert(body, contentType, accept);

      assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
      assertThat(contentType(response)).startsWith(answer);
    }

    @Test
    void hasItsWarningsCountedAndListedOnDemand() throws Exception {
      byte[] odd = Fixture.SEED_EXAMPLE.bytes();

      assertThat(convert(odd, JSON, PROTOBUF).headers().firstValue("Callbatch-Warnings"))
          .contains("5");
      HttpResponse<byte[]> report =
          server.post("/v1/convert?report=true", odd, "Content-Type", JSON);

      assertThat(contentType(report)).isEqualTo(JSON);
      JsonNode answer = TestServer.json(report);
      assertThat(answer.get("warnings").size()).isEqualTo(5);
      byte[] document = Base64.getDecoder().decode(answer.get("document").asString());
      assertThat(document).isEqualTo(convert(odd, JSON, PROTOBUF).body());
    }

    @Test
    void hasItsDetailsOnDemand() throws Exception {
      HttpResponse<byte[]> response =
          server.post(
              "/v1/convert?details=true", DOCUMENT, "Content-Type", JSON, "Accept", PROTOBUF);

      assertThat(BatchCallsResponse.parseFrom(response.body()).getResults(0).hasDetails()).isTrue();
      assertThat(
              BatchCallsResponse.parseFrom(convert(DOCUMENT, JSON, PROTOBUF).body())
                  .getResults(0)
                  .hasDetails())
          .isFalse();
    }

    @Test
    void isReadStrictlyOnDemand() throws Exception {
      HttpResponse<byte[]> response =
          server.post(
              "/v1/convert?mode=strict", Fixture.SEED_EXAMPLE.bytes(), "Content-Type", JSON);

      assertThat(response.statusCode()).isEqualTo(422);
      assertThat(contentType(response)).isEqualTo("application/problem+json");
      JsonNode problem = TestServer.json(response);
      assertThat(problem.get("status").asInt()).isEqualTo(422);
      assertThat(problem.get("type").asString())
          .isEqualTo("urn:callbatch:problem:invalid-document");
      assertThat(problem.get("violations").size()).isEqualTo(3);
      assertThat(problem.get("violations").get(0).toString())
          .isEqualTo(
              "{\"pointer\":\"/results/0/propertiesWithHistory/key\",\"line\":16,\"column\":16,\"rule\":\"type\",\"message\":\"expected"
                  + " an array of PropertyHistory objects, found the string \\\"value\\\"\"}");
    }

    @Test
    void listsAsManyViolationsAsAskedFor() throws Exception {
      HttpResponse<byte[]> response =
          server.post(
              "/v1/convert?mode=strict&max-violations=1",
              Fixture.SEED_EXAMPLE.bytes(),
              "Content-Type",
              JSON);

      JsonNode problem = TestServer.json(response);
      assertThat(problem.get("violations").size()).isEqualTo(1);
      assertThat(problem.get("omittedViolations").asInt()).isEqualTo(2);
    }
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "`` | 400",
          "{ | 400",
          "{} x | 400",
          "{\"status\":NaN} | 400",
          "{\u0000} | 400",
          "null | 422",
          "[] | 422",
          "{} | 422"
        })
    void whatIsNoDocument(String body, int status) throws Exception {
      HttpResponse<byte[]> response =
          convert(body.getBytes(StandardCharsets.UTF_8), JSON, PROTOBUF);

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(contentType(response)).isEqualTo("application/problem+json");
      assertThat(TestServer.json(response).get("violations").size()).isPositive();
    }

    @Test
    void textThatIsNoUtf8() throws Exception {
      HttpResponse<byte[]> response =
          convert(LINE.getBytes(StandardCharsets.UTF_16), JSON, PROTOBUF);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(TestServer.json(response).get("violations").get(0).get("rule").asString())
          .isEqualTo("unicode");
    }

    @Test
    void bytesThatAreNoMessage() throws Exception {
      HttpResponse<byte[]> response = convert(new byte[] {(byte) 0xFF, 1, 2}, PROTOBUF, JSON);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(text(response)).contains("expected a callbatch.v1.BatchCallsResponse message");
    }

    @Test
    void aMessageThatIsNoDocument() throws Exception {
      HttpResponse<byte[]> response = convert(new byte[0], PROTOBUF, JSON);

      assertThat(response.statusCode()).isEqualTo(422);
      assertThat(TestServer.json(response).get("violations").get(0).get("pointer").asString())
          .isEqualTo("/status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "text/x-protobuf", "nonsense", "*/*"})
    void otherMediaTypes(String contentType) throws Exception {
      assertThat(convert(DOCUMENT, contentType, JSON).statusCode()).isEqualTo(415);
    }

    @Test
    void otherCharsetsAndNoTypeAtAll() throws Exception {
      assertThat(convert(DOCUMENT, "application/json; charset=latin1", JSON).statusCode())
          .isEqualTo(415);
      assertThat(server.post("/v1/convert", DOCUMENT).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "image/*"})
    void whatNobodyAccepts(String accept) throws Exception {
      HttpResponse<byte[]> response = convert(DOCUMENT, JSON, accept);

      assertThat(response.statusCode()).isEqualTo(406);
      assertThat(text(response)).contains("application/x-protobuf");
    }

    @Test
    void aStreamAsOneDocument() throws Exception {
      assertThat(
              convert((LINE + "\n").getBytes(StandardCharsets.UTF_8), NDJSON, PROTOBUF)
                  .statusCode())
          .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "mode=harsh",
          "max-violations=0",
          "max-violations=x",
          "max-violations=10001",
          "report=yes",
          "invalid=ignore",
          "unheard=of"
        })
    void queriesItDoesNotKnow(String query) throws Exception {
      HttpResponse<byte[]> response =
          server.post("/v1/convert?" + query, DOCUMENT, "Content-Type", JSON);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(TestServer.json(response).get("detail").asString()).contains("found ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void otherMethods(String method) throws Exception {
      HttpResponse<Void> response =
          server
              .http()
              .send(
                  server.request("/v1/convert").method(method, BodyPublishers.noBody()).build(),
                  BodyHandlers.discarding());

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(response.headers().firstValue("Allow")).contains("POST, OPTIONS");
    }
  }

  @Nested
  class ManyDocuments {
    @Test
    void becomeDelimitedMessagesAndLinesAgain() throws Exception {
      byte[] lines = (LINE + "\n" + LINE).getBytes(StandardCharsets.UTF_8);

      HttpResponse<byte[]> delimited = convert(lines, NDJSON, DELIMITED);
      HttpResponse<byte[]> back = convert(delimited.body(), DELIMITED, NDJSON);

      assertThat(contentType(delimited)).isEqualTo(DELIMITED);
      assertThat(messages(delimited.body())).hasSize(2);
      assertThat(contentType(back)).isEqualTo(NDJSON);
      assertThat(text(back)).isEqualTo(LINE + "\n" + LINE + "\n");
    }

    @Test
    void maybeNoneAtAll() throws Exception {
      HttpResponse<byte[]> response = convert(new byte[0], NDJSON, DELIMITED);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEmpty();
    }

    @Test
    void endAtTheFirstBadOneWhichIsNamed() throws Exception {
      byte[] lines = (LINE + "\n{\"status\":5}\n" + LINE).getBytes(StandardCharsets.UTF_8);

      HttpResponse<byte[]> response = convert(lines, NDJSON, DELIMITED);

      assertThat(response.statusCode()).isEqualTo(422);
      assertThat(TestServer.json(response).get("violations").get(0).get("line").asInt())
          .isEqualTo(2);
    }

    @Test
    void goOnWithoutTheBadOnesOnDemand() throws Exception {
      byte[] lines = ("nonsense\n" + LINE + "\n{}\n" + LINE).getBytes(StandardCharsets.UTF_8);

      HttpResponse<byte[]> response =
          server.post("/v1/convert?invalid=skip", lines, "Content-Type", NDJSON);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(messages(response.body())).hasSize(2);
    }

    @Test
    void areCutOffWhenABadOneComesLate() {
      byte[] lines = ((LINE + "\n").repeat(5_000) + "{}\n").getBytes(StandardCharsets.UTF_8);

      assertThatThrownBy(() -> convert(lines, NDJSON, NDJSON)).isInstanceOf(IOException.class);
    }

    @Test
    void comeBackWhileMoreAreStillSent() throws Exception {
      int documents = 200_000;
      HttpResponse<InputStream> response =
          server
              .http()
              .send(
                  server
                      .request("/v1/convert", "Content-Type", NDJSON)
                      .POST(
                          BodyPublishers.ofInputStream(() -> new Repeated(LINE + "\n", documents)))
                      .build(),
                  BodyHandlers.ofInputStream());

      int count = 0;
      try (InputStream body = response.body()) {
        while (BatchCallsResponse.parseDelimitedFrom(body) != null) {
          count++;
        }
      }
      assertThat(count).isEqualTo(documents);
    }
  }

  private static List<BatchCallsResponse> messages(byte[] delimited) {
    List<BatchCallsResponse> messages = new ArrayList<>();
    ByteArrayInputStream source = new ByteArrayInputStream(delimited);
    try {
      for (BatchCallsResponse one = BatchCallsResponse.parseDelimitedFrom(source);
          one != null;
          one = BatchCallsResponse.parseDelimitedFrom(source)) {
        messages.add(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }
}
