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
    return "POST /v1/validate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n"
        + chunks;
  }

  private static String last() {
    return "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
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

    assertThat(answers(line + " HTTP/1.1\r\nHost: x\r\n" + field + "\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("urn:callbatch:problem:" + type);
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
