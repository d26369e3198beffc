package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.ListCallsRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What pages of other sites get from a server that this machine's browser reaches. */
class ForeignSitesTest {
  private static final String CALL = "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"}}";

  private static TestServer server;
  private static TestServer named;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
    named =
        new TestServer(
            TestServer.guarded(
                new AccessSettings(
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    List.of("calls.example"),
                    1_000,
                    Optional.empty())));
  }

  @AfterAll
  static void stop() {
    server.close();
    named.close();
  }

  private static String answer(TestServer server, String line, String... fields)
      throws IOException {
    String head =
        line + " HTTP/1.1\r\n" + String.join("\r\n", fields) + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", server.server().httpPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /healthz",
        "GET /metrics",
        "GET /docs",
        "GET /v1/batches",
        "POST /v1/convert",
        "PUT /v1/admin/faults",
        "GET /v1/admin/faults",
        "GET /crm/v3/objects/calls",
        "DELETE /crm/v3/objects/calls/7",
        "GET /nothing",
        "OPTIONS /v1/convert"
      })
  void aHostOfAStrangerIsMisdirectedOnEveryRoute(String line) throws Exception {
    for (String host : List.of("evil.example", "evil.example:8080", "192.168.0.7", "0.0.0.0")) {
      String answer = answer(server, line, "Host: " + host);

      assertThat(status(answer)).as(host).isEqualTo(421);
      assertThat(answer).contains("--allowed-host").doesNotContain("alive");
    }
  }

  @Test
  void aMisdirectedRequestIsAnsweredInTheFormOfItsRoute() throws Exception {
    assertThat(answer(server, "GET /v1/batches", "Host: evil.example"))
        .contains("application/problem+json", "urn:callbatch:problem:misdirected-request");
    assertThat(answer(server, "GET /crm/v3/objects/calls", "Host: evil.example"))
        .contains("\"correlationId\":\"", "\"status\":\"error\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8080",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]:8080",
        "a.localhost"
      })
  void namesOfThisMachineAreServed(String host) throws Exception {
    assertThat(status(answer(server, "GET /healthz", "Host: " + host))).isEqualTo(200);
    assertThat(status(answer(server, "GET /crm/v3/objects/calls", "Host: " + host))).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET http://evil.example/healthz, localhost, 421",
    "GET HTTP://evil.example:80/crm/v3/objects/calls, localhost, 421",
    "GET http://user@localhost/healthz, localhost, 421",
    "GET http:///healthz, localhost, 421",
    "GET http:/healthz, localhost, 421",
    "GET http://localhost/healthz, evil.example, 200",
    "GET http://localhost:8080/crm/v3/objects/calls, localhost, 200",
    "GET http://127.0.0.1/crm/v3/objects/calls?limit=1, localhost, 200"
  })
  void theHostOfAnAbsoluteTargetTakesThePlaceOfTheField(String line, String host, int status)
      throws Exception {
    assertThat(status(answer(server, line, "Host: " + host))).isEqualTo(status);
  }

  @Test
  void aHostThatIsAllowedIsServedAndItsPagesMayPost() throws Exception {
    assertThat(status(answer(named, "GET /healthz", "Host: calls.example:8080"))).isEqualTo(200);
    assertThat(status(answer(named, "GET /healthz", "Host: evil.example"))).isEqualTo(421);
    assertThat(origin(named, "http://calls.example")).isEqualTo(201);
    assertThat(origin(named, "http://evil.example")).isEqualTo(403);
  }

  private static int origin(TestServer server, String origin) throws Exception {
    return server
        .post(
            "/crm/v3/objects/calls",
            CALL.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "Origin",
            origin)
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://evil.example:8080",
        "http://localhost.evil.example",
        "null",
        "file://",
        "chrome-extension://abc",
        "http://localhost/",
        "http://evil.example@localhost",
        "localhost",
        "nonsense"
      })
  void aForeignOriginMayOnlyRead(String origin) throws Exception {
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
      for (String path :
          List.of("/v1/batches", "/v1/admin/faults", "/crm/v3/objects/calls", "/v1/convert")) {
        assertThat(withOrigin(method, path, origin)).as(method + " " + path).isEqualTo(403);
      }
    }
    for (String method : List.of("GET", "HEAD")) {
      assertThat(withOrigin(method, "/crm/v3/objects/calls", origin)).isEqualTo(200);
    }
  }

  private static int withOrigin(String method, String path, String origin) throws Exception {
    return server
        .http()
        .send(
            server.request(path, "Origin", origin).method(method, BodyPublishers.noBody()).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void ownPagesMayDoEverything() throws Exception {
    assertThat(origin(server, "http://127.0.0.1:" + server.server().httpPort())).isEqualTo(201);
    assertThat(origin(server, "http://localhost:3000")).isEqualTo(201);
    assertThat(
            status(
                answer(
                    server,
                    "OPTIONS /v1/convert",
                    "Host: localhost",
                    "Origin: http://LOCALHOST:80")))
        .isEqualTo(200);
  }

  @Test
  void withTokensEveryHostIsServedButForeignPagesStillMayOnlyRead(@TempDir Path folder)
      throws Exception {
    Path tokens = folder.resolve("tokens.txt");
    String secret = Secrets.add(tokens, "some", Scope.READ, Scope.WRITE);
    try (TestServer guarded =
        new TestServer(
            TestServer.guarded(new AccessSettings(Optional.of(tokens), false, Optional.empty())))) {
      String token = "Authorization: Bearer " + secret;
      assertThat(status(answer(guarded, "GET /crm/v3/objects/calls", "Host: calls.example", token)))
          .isEqualTo(200);
      assertThat(
              status(
                  answer(
                      guarded,
                      "DELETE /crm/v3/objects/calls/7",
                      "Host: calls.example",
                      token,
                      "Origin: https://calls.example")))
          .isEqualTo(204);
      assertThat(
              status(
                  answer(
                      guarded,
                      "DELETE /crm/v3/objects/calls/7",
                      "Host: calls.example",
                      token,
                      "Origin: https://evil.example")))
          .isEqualTo(403);
    }
  }

  /** Whatever a form, or a script without a preflight, may name as the type of its body. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; application/json",
        "text/plain;charset=application/json"
      })
  void noPostIsTakenThatAFormCouldSend(String type) throws Exception {
    String id = submitted();
    JsonNode paths = JsonMapper.shared().readTree(server.get("/openapi.json").body()).get("paths");
    for (String template : paths.propertyNames()) {
      if (!paths.get(template).has("post")) {
        continue;
      }
      String path =
          template
              .replace("{objectType}", "calls")
              .replace("{id}", id)
              .replace("{fromObjectType}", "calls")
              .replace("{toObjectType}", "contacts")
              .replaceAll("\\{\\w+}", "7");
      HttpResponse<byte[]> answer =
          server.post(
              path,
              CALL.getBytes(StandardCharsets.UTF_8),
              type.isEmpty() ? new String[0] : new String[] {"Content-Type", type});
      assertThat(answer.statusCode()).as(path).isEqualTo(415);
    }
  }

  private static String submitted() throws Exception {
    HttpResponse<byte[]> batch =
        server.post(
            "/v1/batches",
            "{\"operation\":\"archive\",\"inputs\":[{\"id\":\"7\"}]}"
                .getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");
    return TestServer.json(batch).get("id").asString();
  }

  @Test
  void aBatchIsCanceledByARequestThatNoFormSends() throws Exception {
    String cancel = "/v1/batches/" + submitted() + "/cancel";

    assertThat(server.post(cancel, new byte[0], "Content-Type", "application/json").statusCode())
        .isEqualTo(200);
    assertThat(server.post(cancel, new byte[0], "Authorization", "Bearer any").statusCode())
        .isEqualTo(200);
    assertThat(server.post(cancel, new byte[0], "Authorization", "Basic YTpi").statusCode())
        .isEqualTo(415);
    assertThat(
            server
                .post(
                    cancel,
                    new byte[0],
                    "Authorization",
                    "Bearer any",
                    "Content-Type",
                    "text/plain")
                .statusCode())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs",
        "/docs/",
        "/docs/swagger-ui.css",
        "/",
        "/openapi.json",
        "/healthz",
        "/crm/v3/objects/calls",
        "/crm/v3/nothing",
        "/v1/nothing"
      })
  void everyAnswerSaysThatItIsNeitherFramedNorGuessedAt(String path) throws Exception {
    requireSecurityHeaders(server.get(path));
  }

  @Test
  void soDoAnswersThatComeBeforeThereIsARoute() throws Exception {
    assertThat(answer(server, "GET /%zz", "Host: localhost"))
        .startsWith("HTTP/1.1 400")
        .contains("frame-ancestors 'none'", "nosniff");
  }

  @Test
  void soDoPagesThatAFaultMakes() throws Exception {
    try (TestServer faulty = TestServer.start()) {
      assertThat(
              faulty
                  .http()
                  .send(
                      faulty
                          .request("/v1/admin/faults", "Content-Type", "application/json")
                          .PUT(
                              BodyPublishers.ofString(
                                  "{\"faults\":[{\"fault\":\"server-error\",\"html\":true}]}"))
                          .build(),
                      BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(200);

      requireSecurityHeaders(faulty.get("/crm/v3/objects/calls"));
    }
  }

  private static void requireSecurityHeaders(HttpResponse<?> answer) {
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("default-src '", "frame-ancestors 'none'")
        .doesNotContain("script-src", "unsafe-eval");
  }

  private static Code health(TestServer server, String authority) throws Exception {
    return rpc(
        server,
        authority,
        channel ->
            HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance()));
  }

  private static Code list(TestServer server, String authority) throws Exception {
    return rpc(
        server,
        authority,
        channel ->
            CallServiceGrpc.newBlockingStub(channel)
                .listCalls(ListCallsRequest.getDefaultInstance()));
  }

  private static Code rpc(TestServer server, String authority, Consumer<ManagedChannel> rpc) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.server().grpcPort())
            .usePlaintext()
            .overrideAuthority(authority)
            .build();
    try {
      rpc.accept(channel);
      return Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void anAuthorityOfAStrangerIsRefusedOverGrpc() throws Exception {
    for (String authority :
        List.of("evil.example", "evil.example:9090", "localhost.evil.example")) {
      assertThat(list(server, authority)).isEqualTo(Code.PERMISSION_DENIED);
      assertThat(health(server, authority)).isEqualTo(Code.PERMISSION_DENIED);
    }
    for (String authority : List.of("localhost", "127.0.0.1:9090", "[::1]:1")) {
      assertThat(list(server, authority)).isEqualTo(Code.OK);
      assertThat(health(server, authority)).isEqualTo(Code.OK);
    }
    assertThat(list(named, "calls.example:9090")).isEqualTo(Code.OK);
    assertThat(list(named, "evil.example")).isEqualTo(Code.PERMISSION_DENIED);
  }
}
