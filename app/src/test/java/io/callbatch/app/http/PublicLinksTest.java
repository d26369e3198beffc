package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.http.HttpFront;
import io.callbatch.adapter.json.http.PublicAddress;
import io.callbatch.app.TestServer;
import io.callbatch.app.access.TrustedProxies;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Absolute links lead to where clients come from, and long request lines are read. */
class PublicLinksTest {
  private static final String CALLS = "/crm/v3/objects/calls";
  private static final String CALL = "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"}}";
  private static final String BATCH =
      "{\"operation\":\"create\",\"inputs\":[{\"properties\":{\"hs_timestamp\":\"1\"}}]}";

  private static TestServer server(Optional<String> baseUrl, String... proxies) throws IOException {
    return new TestServer(
        TestServer.fronted(
            new HttpFront(
                new PublicAddress(baseUrl, TrustedProxies.of(List.of(proxies))),
                HttpFront.DEFAULT_REQUEST_LINE_BYTES)));
  }

  /** As a proxy sends it that ends TLS. */
  private static HttpResponse<String> proxied(TestServer server, String path, Optional<String> body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri(path))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Prefix", "/hub");
    body.ifPresent(text -> request.POST(BodyPublishers.ofString(text)));
    return server.http().send(request.build(), BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static void hasLinks(TestServer server, String start) throws Exception {
    assertThat(location(proxied(server, CALLS, Optional.of(CALL)))).startsWith(start + CALLS + "/");
    proxied(server, CALLS, Optional.of(CALL));
    assertThat(proxied(server, CALLS + "?limit=1", Optional.empty()).body())
        .contains("\"link\":\"" + start + CALLS + "?limit=1&after=");
  }

  @Test
  void aBaseUrlIsInAllOfThem() throws Exception {
    try (TestServer server = server(Optional.of("https://calls.example.com/hub"))) {
      hasLinks(server, "https://calls.example.com/hub");
      assertThat(location(proxied(server, "/v1/batches", Optional.of(BATCH))))
          .startsWith("https://calls.example.com/hub/v1/batches/");
      assertThat(server.get("/openapi.json").body())
          .contains("[{\"url\":\"https://calls.example.com/hub\"}]");
    }
  }

  @Test
  void aTrustedProxyIsBelieved() throws Exception {
    try (TestServer server = server(Optional.empty(), "127.0.0.0/8")) {
      String start = "https://" + server.uri("/").getAuthority() + "/hub";
      hasLinks(server, start);
      assertThat(proxied(server, "/openapi.json", Optional.empty()).body()).contains(start);
    }
  }

  @Test
  void othersArent() throws Exception {
    try (TestServer server = server(Optional.empty(), "10.0.0.0/8")) {
      hasLinks(server, "http://" + server.uri("/").getAuthority());
      assertThat(location(proxied(server, "/v1/batches", Optional.of(BATCH))))
          .startsWith("/v1/batches/");
    }
  }

  @Test
  void requestLinesMayBeAsLongAsHubSpots() throws Exception {
    String names =
        IntStream.range(0, 800)
            .mapToObj("custom_property_%03d"::formatted)
            .collect(Collectors.joining(","));
    try (TestServer server = TestServer.start()) {
      assertThat(server.get(CALLS + "?properties=" + names).statusCode()).isEqualTo(200);
      assertThat(server.get(CALLS + "?properties=" + names + names).statusCode()).isEqualTo(414);
    }
  }
}
