package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library would send. */
class RawHttpTest {
  private static final String DOCUMENT = "{\"status\":\"PENDING\",\"results\":[]}";
  private static final String LENGTH = Integer.toHexString(DOCUMENT.length());

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Everything that is answered until the server closes the connection. */
  private static String answers(String requests) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.server().httpPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(requests.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String chunked(String chunks) {
    return "POST /v1/validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n"
        + chunks;
  }

  private static String last() {
    return "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s\r\n%s\r\n0\r\n\r\n",
        "%s;a=b\r\n%s\r\n0;c\r\n\r\n",
        "%s  \r\n%s\r\n0\r\n\r\n",
        "000000000000000000%s\r\n%s\r\n0\r\n\r\n",
        "%s\r\n%s\r\n0\r\nX-Trailer: x\r\nY: y\r\n\r\n"
      })
  void chunksComeAsTheStandardHasThem(String chunks) throws Exception {
    assertThat(answers(chunked(chunks.formatted(LENGTH, DOCUMENT)) + last()))
        .startsWith("HTTP/1.1 200 ")
        .contains("\"valid\":true")
        .endsWith("alive\n");
  }

  @Test
  void aChunkMayBeLargerThanWhatIsReadAtOnce() throws Exception {
    String document = DOCUMENT + " ".repeat(100_000);

    assertThat(
            answers(
                chunked("%x\r\n%s\r\n2\r\n  \r\n0\r\n\r\n".formatted(document.length(), document))
                    + last()))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("alive\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n",
        "1000000000000000a\r\nhello\r\n0\r\n\r\n",
        "5\nhello\n0\n\n",
        "5\r\nhelloXX0\r\n\r\n",
        "5\r\nhello\r\n0\r\nZZ\nY\r\n\r\n"
      })
  void chunksThatAreMalformedEndTheConnection(String chunks) throws Exception {
    assertThat(answers(chunked(chunks) + last()))
        .startsWith("HTTP/1.1 400 ")
        .contains("urn:callbatch:problem:malformed-request")
        .doesNotContain("alive");
  }

  @ParameterizedTest
  @CsvSource({
    "get /healthz, X: x, 501, not-implemented",
    "POST /v1/validate, 'Transfer-Encoding: gzip, chunked', 501, not-implemented",
    "GET /healthz, HUGE, 431, headers-too-large"
  })
  void whatIsNotTakenIsNamed(String line, String header, int status, String type) throws Exception {
    String field = header.equals("HUGE") ? "X: " + "x".repeat(20_000) : header;

    assertThat(answers(line + " HTTP/1.1\r\nHost: localhost\r\n" + field + "\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("urn:callbatch:problem:" + type);
  }

  /** A request whose answer is the last on its connection. */
  private static String malformed(String line, String field) {
    return line.replace("LONG", "x".repeat(20_000))
        + "\r\nHost: localhost\r\n"
        + field.replace("LONG", "x".repeat(20_000))
        + "\r\n\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "GET PATH?LONG HTTP/1.1, X: x, 414",
    "GET PATH/LONG HTTP/1.1, X: x, 414",
    "GET PATH/%zz HTTP/1.1, X: x, 400",
    "GET PATH/%4 HTTP/1.1, X: x, 400",
    "GET PATH?a=<> HTTP/1.1, X: x, 400",
    "GET PATH HTTP/1.1, X: LONG, 431",
    "GET PATH HTTP/1.1, LONG, 431",
    "GET PATH HTTP/1.1, no colon, 400",
    "GET PATH HTTP/1.1, Host: y, 400",
    "POST PATH HTTP/1.1, Content-Length: x, 400",
    "POST PATH HTTP/1.1, 'Transfer-Encoding: gzip, chunked', 501",
    "get PATH HTTP/1.1, X: x, 501",
    "GET PATH HTTP/1.0, X: x, 505",
    "GET PATH HTTP/3, X: x, 400",
    "GET PATH, X: x, 400"
  })
  void whatIsMalformedIsSaidAsItsRouteSaysThings(String line, String field, int status)
      throws Exception {
    for (String path : new String[] {"/crm/v3/objects/calls", "//crm/v3/objects/calls", "/crm"}) {
      assertThat(answers(malformed(line.replace("PATH", path), field)))
          .as(path)
          .startsWith("HTTP/1.1 " + status + " ")
          .containsIgnoringCase("content-type: application/json;charset=utf-8\r\n")
          .contains("{\"status\":\"error\",\"message\":\"", "\"correlationId\":\"")
          .doesNotContain("problem", "log for more");
    }
    for (String path : new String[] {"/v1/batches", "/crmx", "/x/crm/"}) {
      assertThat(answers(malformed(line.replace("PATH", path), field)))
          .as(path)
          .startsWith("HTTP/1.1 " + status + " ")
          .containsIgnoringCase("content-type: application/problem+json\r\n")
          .doesNotContain("log for more", "correlationId");
    }
  }

  @Test
  void aMalformedRequestAfterAGoodOneIsSaidAsItsOwnRouteSaysThings() throws Exception {
    String good = "GET /crm/v3/objects/calls HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String body =
        "POST /v1/validate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 2\r\n\r\n{}";

    assertThat(answers(good + malformed("GET /v1/LONG HTTP/1.1", "X: x")))
        .contains("HTTP/1.1 414 ", "application/problem+json");
    assertThat(answers(body + malformed("GET /crm/LONG HTTP/1.1", "X: x")))
        .contains("HTTP/1.1 414 ", "\"correlationId\":\"");
    assertThat(answers(good + "GET /crm/v3\nHost: localhost\n\n"))
        .contains("HTTP/1.1 400 ", "\"correlationId\":\"");
  }

  @Test
  void aHeaderFieldNeedsNoSpaceAfterItsColon() throws Exception {
    assertThat(answers("GET /healthz HTTP/1.1\r\nHost:localhost\r\nConnection:close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource({"?mode, 400", "?mode=, 400", "?&, 200", "?mode=strict&, 200", "?details, 400"})
  void aParameterWithoutAValueHasAnEmptyOne(String query, int status) throws Exception {
    assertThat(
            server
                .post(
                    "/v1/convert" + query,
                    "{\"status\":\"PENDING\",\"results\":[],\"startedAt\":\"2024-01-15T10:30:00Z\",\"completedAt\":\"2024-01-15T10:30:01Z\"}"
                        .getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isEqualTo(status);
  }

  @Test
  void aStreamThatIsSentWholeSaysHowManyWarningsThereAre() throws Exception {
    assertThat(
            server
                .post(
                    "/v1/convert",
                    (DOCUMENT + "\n" + DOCUMENT).getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/x-ndjson")
                .headers()
                .firstValue("Callbatch-Warnings"))
        .contains("4");
  }
}
