package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ConvertStreamRequest;
import io.callbatch.v1.ConvertStreamResponse;
import io.callbatch.v1.ParseBatchRequest;
import io.callbatch.v1.ReadMode;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever bad input is shown to whichever surface, the answer is in our own words: nothing that
 * Jackson, protobuf, Netty, Helidon, a driver or the JDK says of it reaches a user, and nothing
 * fails inside. What HubSpot itself answers in Jackson's words is HubSpot's ("Cannot deserialize
 * value of type …").
 */
public class LibraryWordsTest {
  private static final Pattern LIBRARY_WORDS =
      Pattern.compile(
          "JsonReadFeature|Feature\\.|[Cc]onsider enabling|maybe a \\(|Unexpected"
              + " character|Unexpected close marker|Unrecognized token|Illegal character|Illegal"
              + " unquoted|Leading zeroes|\\(code"
              + " \\d+|tools\\.jackson|com\\.google\\.|InvalidProtocolBuffer|[Ww]hile parsing a"
              + " protocol message|CodedInputStream|[Pp]rotocol message"
              + " (tag|end|was|had|cont)|Couldn't parse|Expected identifier|has no value"
              + " named|io\\.netty|Channel Pipeline|[Hh]ttp2"
              + " ?exception|Exception|org\\.(postgresql|sqlite|flywaydb)|SQLITE_|PSQL|FATAL:|\\bjavax?\\.|NullPointer|io\\.helidon|io\\.grpc|\\tat"
              + " |For input string|see server log|Malformed(Input)?\\b.*length ="
              + " |spill-over|symbol table|null pointer",
          Pattern.CASE_INSENSITIVE);

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Asserts that what a user sees is in our own words. */
  public static void assertOurWords(String seen, String shown) {
    // HubSpot's own words, as recorded, on its routes.
    String ours = seen.replaceAll("token `JsonToken\\.[A-Z_]+`", "");
    assertThat(LIBRARY_WORDS.matcher(ours).results().map(match -> match.group()).toList())
        .as("%s%nin the answer to %s", ours, shown)
        .isEmpty();
  }

  private static String shown(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private static void send(String method, String path, byte[] body, String... headers)
      throws Exception {
    HttpResponse<byte[]> response =
        server
            .http()
            .send(
                server
                    .request(path, headers)
                    .method(method, BodyPublishers.ofByteArray(body))
                    .build(),
                BodyHandlers.ofByteArray());
    String shown = method + " " + path + " " + List.of(headers) + " " + shown(body);
    assertThat(response.statusCode())
        .as("%s to %s", new String(response.body(), StandardCharsets.UTF_8), shown)
        .isIn(200, 201, 202, 204, 207, 400, 404, 406, 409, 413, 414, 415, 422, 501);
    assertOurWords(
        new String(response.body(), StandardCharsets.UTF_8) + response.headers().map(), shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/convert",
        "/v1/convert?mode=strict&report=true",
        "/v1/validate",
        "/v1/batches",
        "/crm/v3/objects/calls",
        "/crm/v3/objects/calls/batch/create",
        "/crm/v3/objects/calls/batch/read",
        "/crm/v3/objects/calls/batch/update",
        "/crm/v3/objects/calls/batch/upsert",
        "/crm/v3/objects/calls/batch/archive",
        "/crm/v3/objects/calls/search",
        "/crm/v3/objects/calls/gdpr-delete",
        "/crm/objects/2026-03/calls/merge",
        "/crm/v3/properties/calls",
        "/crm/v3/properties/calls/batch/create",
        "/crm/v3/properties/calls/groups"
      })
  void badJsonOverHttp(String path) throws Exception {
    for (byte[] text : BadInputs.json()) {
      send("POST", path, text, "Content-Type", "application/json");
    }
  }

  @Test
  void badFaultSettingsOverHttp() throws Exception {
    for (byte[] text : BadInputs.json()) {
      if (!new String(text, StandardCharsets.UTF_8).strip().equals("{}")) {
        send("PUT", "/v1/admin/faults", text, "Content-Type", "application/json");
      }
    }
    send("DELETE", "/v1/admin/faults", new byte[0]);
  }

  @Test
  void badLinesAndMessagesOverHttp() throws Exception {
    for (byte[] text : BadInputs.json()) {
      send("POST", "/v1/validate", text, "Content-Type", "application/x-ndjson");
    }
    for (byte[] message : BadInputs.protobuf()) {
      for (String type : List.of("application/x-protobuf", "application/x-protobuf-delimited")) {
        send("POST", "/v1/convert", message, "Content-Type", type, "Accept", "application/json");
        send("POST", "/v1/validate", message, "Content-Type", type);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v1/convert",
        "POST /v1/validate",
        "GET /v1/batches",
        "GET /v1/batches/x",
        "GET /crm/v3/objects/calls",
        "GET /crm/v3/objects/calls/1",
        "GET /crm/v3/properties/calls",
        "GET /healthz"
      })
  void badQueries(String route) throws Exception {
    String[] parts = route.split(" ", 2);
    for (String query : BadInputs.queries()) {
      String answer =
          raw(
              "%s %s?%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                  .formatted(parts[0], parts[1], query));
      assertThat(answer).as(query).matches("(?s)HTTP/1.1 [234].*");
      assertOurWords(answer, route + "?" + query);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "get / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "G@T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "GET / HTTP/1.1\r\n: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\nHost: localhost\n\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nA b: c\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n folded: c\r\n\r\n",
        "POST /v1/validate HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "POST /v1/validate HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /v1/validate HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Length: 99999999999999999999\r\n\r\n",
        "POST /v1/validate HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Length: 1\r\n"
            + "Content-Length: 2\r\n\r\n"
            + "{}",
        "POST /v1/validate HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "zz\r\n",
        "POST /v1/validate HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST /v1/validate HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: %%%\r\n"
            + "Content-Length: 2\r\n"
            + "Connection: close\r\n\r\n"
            + "{}",
        "POST /v1/validate HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: application/json; charset=\r\n"
            + "Content-Length: 2\r\n"
            + "Connection: close\r\n\r\n"
            + "{}",
        "POST /v1/convert HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: application/json\r\n"
            + "Accept: ;q=x\r\n"
            + "Content-Length: 2\r\n"
            + "Connection: close\r\n\r\n"
            + "{}",
        "POST /v1/convert HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: application/json\r\n"
            + "Content-Encoding: br\r\n"
            + "Content-Length: 2\r\n"
            + "Connection: close\r\n\r\n"
            + "{}",
        "POST /v1/convert HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: application/json\r\n"
            + "Content-Encoding: gzip\r\n"
            + "Content-Length: 2\r\n"
            + "Connection: close\r\n\r\n"
            + "{}",
        "POST /crm/v3/objects/calls HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: application/json\r\n"
            + "Content-Encoding: gzip\r\n"
            + "Content-Length: 2\r\n"
            + "Connection: close\r\n\r\n"
            + "{}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
      })
  void badRequestsOverHttp(String request) throws IOException {
    String answer = raw(request);

    assertThat(answer).doesNotStartWith("HTTP/1.1 500");
    assertOurWords(answer, request);
  }

  /** What is answered until the server closes the connection, or nothing more comes. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.server().httpPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // --- gRPC

  private static String words(StatusRuntimeException failure) {
    Metadata trailers = failure.getTrailers();
    return failure.getStatus().getCode()
        + " "
        + failure.getStatus().getDescription()
        + " "
        + io.grpc.protobuf.StatusProto.fromThrowable(failure)
        + (trailers == null ? "" : trailers.keys());
  }

  @Test
  void badDocumentsOverGrpc() {
    var stub = ConversionServiceGrpc.newBlockingStub(server.channel());
    for (byte[] text : BadInputs.json()) {
      for (ReadMode mode : List.of(ReadMode.READ_MODE_LENIENT, ReadMode.READ_MODE_STRICT)) {
        try {
          var _ =
              stub.parseBatch(
                  ParseBatchRequest.newBuilder()
                      .setJson(ByteString.copyFrom(text))
                      .setMode(mode)
                      .build());
        } catch (StatusRuntimeException e) {
          assertThat(e.getStatus().getCode().name()).isIn("INVALID_ARGUMENT", "RESOURCE_EXHAUSTED");
          assertOurWords(words(e), shown(text));
        }
      }
    }
  }

  @Test
  void badDocumentsInAStream() throws Exception {
    List<ConvertStreamRequest> requests =
        BadInputs.json().stream()
            .map(text ->
                ConvertStreamRequest.newBuilder().setJson(ByteString.copyFrom(text)).build())
            .toList();

    List<ConvertStreamResponse> answers = GrpcStreams.convert(server.channel(), requests);

    assertThat(answers).hasSameSizeAs(requests);
    assertOurWords(answers.toString(), "a stream of documents");
  }

  @Test
  void bytesThatAreNoRequestOverGrpc() {
    for (String method :
        List.of(
            "callbatch.v1.ConversionService/ParseBatch",
            "callbatch.v1.ConversionService/PrintBatch",
            "callbatch.v1.CallBatchService/BatchCreateCalls",
            "callbatch.v1.CallBatchService/SubmitBatch",
            "callbatch.v1.CallService/SearchCalls",
            "callbatch.v1.PropertyService/CreateProperty",
            "callbatch.v1.CallService/NoSuchMethod",
            "callbatch.v1.NoSuchService/X")) {
      for (byte[] message : BadInputs.protobuf()) {
        try {
          ClientCalls.blockingUnaryCall(
              server.channel(), bytes(method), CallOptions.DEFAULT, message);
        } catch (StatusRuntimeException e) {
          assertThat(e.getStatus().getCode().name())
              .as(method + " " + shown(message))
              .isNotIn("UNKNOWN", "INTERNAL");
          assertOurWords(words(e), method + " " + shown(message));
        }
      }
    }
  }

  private static MethodDescriptor<byte[], byte[]> bytes(String method) {
    MethodDescriptor.Marshaller<byte[]> asTheyAre =
        new MethodDescriptor.Marshaller<>() {
          @Override
          public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
          }

          @Override
          public byte[] parse(InputStream stream) {
            try {
              return stream.readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    return MethodDescriptor.newBuilder(asTheyAre, asTheyAre)
        .setFullMethodName(method)
        .setType(MethodDescriptor.MethodType.UNARY)
        .build();
  }
}
