package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.domain.model.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLimitsTest {
  private static final int MOST = 10_000;
  private static final String LINE =
      "{\"status\":\"COMPLETE\",\"results\":[],\"startedAt\":\"2024-01-15T10:30:00Z\","
          + "\"completedAt\":\"2024-01-15T10:30:01Z\"}";

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new TestServer(TestServer.within(new ReadLimits(MOST, 20, 50), 1));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] document(int length) {
    return (LINE + " ".repeat(length - LINE.length())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(target)) {
      gzip.write(bytes);
    }
    return target.toByteArray();
  }

  private static HttpResponse<byte[]> convert(byte[] body, String... headers) throws Exception {
    return server.post("/v1/convert", body, headers);
  }

  @Test
  void aBodyMayHaveAsManyBytesAsAllowed() throws Exception {
    assertThat(convert(document(MOST), "Content-Type", "application/json").statusCode())
        .isEqualTo(200);
    HttpResponse<byte[]> response = convert(document(MOST + 1), "Content-Type", "application/json");
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(TestServer.json(response).get("detail").asString())
        .isEqualTo("found a body of more than 10000 bytes, the most that is read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/convert", "/v1/validate"})
  void aBodyOfUnknownLengthMayNotHaveMoreEither(String path) throws Exception {
    HttpResponse<String> response =
        server
            .http()
            .send(
                server
                    .request(path, "Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new Repeated(" ", 1_000_000)))
                    .build(),
                BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void aCompressedBodyIsInflated() throws Exception {
    assertThat(
            convert(
                    gzip(document(MOST)),
                    "Content-Type",
                    "application/json",
                    "Content-Encoding",
                    "gzip")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aCompressedBodyIsBoundedByWhatItInflatesTo() throws Exception {
    byte[] bomb = gzip(new byte[100_000_000]);

    assertThat(
            convert(bomb, "Content-Type", "application/json", "Content-Encoding", "gzip")
                .statusCode())
        .isEqualTo(413);
    assertThat(
            convert(bomb, "Content-Type", "application/x-ndjson", "Content-Encoding", "gzip")
                .statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/convert", "/v1/validate"})
  void aStreamThatGrowsAThousandTimesIsRefused(String path) throws Exception {
    byte[] lines = new byte[8 << 20];
    Arrays.fill(lines, (byte) '\n');
    byte[] part = gzip(lines);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    for (int i = 0; i < 128; i++) {
      bomb.write(part); // members of gzip follow each other: a GiB in a MB
    }

    HttpResponse<byte[]> response =
        server.post(
            path,
            bomb.toByteArray(),
            "Content-Type",
            "application/x-ndjson",
            "Content-Encoding",
            "gzip");

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(TestServer.json(response).at("/detail").asString())
        .isEqualTo(
            "expected a gzip body that grows at most 200 times when it is inflated, found one that"
                + " grows more");
  }

  @Test
  void aStreamThatGrowsAsDocumentsDoIsRead() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder lines = new StringBuilder();
    while (lines.length() < 5_000_000) {
      lines.append(LINE.replace("30:00Z", "30:%02dZ".formatted(random.nextInt(60)))).append('\n');
    }
    byte[] zipped = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(lines.length() / zipped.length).isBetween(20, 199);

    assertThat(
            convert(
                    zipped,
                    "Content-Type",
                    "application/x-ndjson",
                    "Content-Encoding",
                    "gzip",
                    "Accept",
                    "application/x-ndjson")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aBodyThatIsNoGzipIsMalformed() throws Exception {
    byte[] cut = Arrays.copyOf(gzip(document(500)), 20);

    for (byte[] body : new byte[][] {document(500), cut, new byte[0]}) {
      HttpResponse<byte[]> response =
          convert(body, "Content-Type", "application/json", "Content-Encoding", "gzip");
      assertThat(response.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void otherEncodingsAreNotRead() throws Exception {
    HttpResponse<byte[]> response =
        convert(document(500), "Content-Type", "application/json", "Content-Encoding", "br");

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.headers().firstValue("Accept-Encoding")).contains("gzip");
  }

  @Test
  void aStreamHasNoBoundOnTheWhole() throws Exception {
    byte[] lines = (LINE + "\n").repeat(1_000).getBytes(StandardCharsets.UTF_8);

    assertThat(convert(lines, "Content-Type", "application/x-ndjson").statusCode()).isEqualTo(200);
  }

  @Test
  void aDocumentOfAStreamHasOne() throws Exception {
    byte[] lines = (LINE + "\n" + " ".repeat(MOST) + LINE + "\n").getBytes(StandardCharsets.UTF_8);

    assertThat(convert(lines, "Content-Type", "application/x-ndjson").statusCode()).isEqualTo(413);
  }

  @Test
  void depthAndNumbersAreBounded() throws Exception {
    String deep = "{\"x\":" + "[".repeat(20) + "]".repeat(20) + "}";
    String number = "{\"x\":" + "1".repeat(51) + "}";

    assertThat(
            new String(
                convert(deep.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json")
                    .body(),
                StandardCharsets.UTF_8))
        .contains("nested more than 20 deep");
    assertThat(
            new String(
                convert(number.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json")
                    .body(),
                StandardCharsets.UTF_8))
        .contains("at most 50 are read");
  }

  @Test
  void aStreamThatIsSilentKeepsNobodyOut() throws Exception {
    try (Socket slow = new Socket("127.0.0.1", server.server().httpPort())) {
      OutputStream out = slow.getOutputStream();
      out.write(
          ("POST /v1/convert HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + Integer.toHexString(LINE.length())
                  + "\r\n"
                  + LINE
                  + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();

      for (int i = 0; i < 20; i++) {
        assertThat(convert(document(500), "Content-Type", "application/json").statusCode())
            .isEqualTo(200);
      }
    }
  }
}
