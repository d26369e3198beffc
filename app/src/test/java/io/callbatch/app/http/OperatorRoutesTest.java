package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.domain.testing.Fixture;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperatorRoutesTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/healthz, text/plain",
    "/readyz, application/json",
    "/metrics, text/plain",
    "/openapi.json, application/json",
    "/docs, text/html",
    "/docs/, text/html",
    "/docs/start.js, text/javascript",
    "/docs/swagger-ui-bundle.js, text/javascript",
    "/docs/swagger-ui-bundle.js.LICENSE.txt, text/plain",
    "/docs/swagger-ui.css, text/css",
    "/docs/favicon-32x32.png, image/png"
  })
  void answersThoseWhoWatchAndRead(String path, String contentType) throws Exception {
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("none"))
        .startsWith(contentType);
    assertThat(response.body()).isNotEmpty();
  }

  @Test
  void theDocumentationNeedsNoOtherHost() throws Exception {
    assertThat(server.get("/docs").body()).doesNotContain("http://", "https://");
    assertThat(server.get("/docs/start.js").body()).contains("/openapi.json");
  }

  @Test
  void theMetricsCountRequestsAndDocuments() throws Exception {
    server.post("/v1/convert", Fixture.BATCH_READ_200.bytes(), "Content-Type", "application/json");
    server.post("/v1/convert", new byte[] {'{'}, "Content-Type", "application/json");

    assertThat(server.get("/metrics").body())
        .contains("callbatch_conversions_active")
        .contains("callbatch_documents_total{")
        .contains("http_server_requests")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void theDescriptionNamesEveryRoute() throws Exception {
    JsonNode description = JsonMapper.shared().readTree(server.get("/openapi.json").body());

    assertThat(description.get("openapi").asString()).startsWith("3.1");
    HttpResponse<byte[]> submitted =
        server.post(
            "/v1/batches",
            "{\"operation\":\"archive\",\"inputs\":[{\"id\":\"7\"}]}"
                .getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");
    String id = TestServer.json(submitted).get("id").asString();
    for (String template : description.get("paths").propertyNames()) {
      if (template.startsWith("/crm/")) {
        continue; // those of HubSpot have a test of their own
      }
      boolean post = description.get("paths").get(template).has("post");
      String path = template.replace("{id}", id).replaceAll("\\{\\w+}", "7");
      HttpResponse<String> response =
          server
              .http()
              .send(
                  server
                      .request(path)
                      .method(post ? "POST" : "GET", BodyPublishers.noBody())
                      .build(),
                  BodyHandlers.ofString());
      assertThat(response.statusCode()).as(path).isNotIn(404, 405, 500);
    }
  }

  @Test
  void theDescriptionNamesHubSpotsRoutes() throws Exception {
    JsonNode description = JsonMapper.shared().readTree(server.get("/openapi.json").body());
    JsonNode paths = description.get("paths");

    assertThat(paths.propertyNames())
        .contains(
            "/crm/v3/objects/{objectType}/batch/create",
            "/crm/objects/2026-09/{objectType}/{callId}",
            "/crm/v3/properties/{objectType}/groups/{groupName}",
            "/crm/properties/2026-03/{objectType}/batch/read");
    assertThat(description.at("/components/responses").has("HubSpotError")).isTrue();
    for (String template : paths.propertyNames()) {
      for (String method : paths.get(template).propertyNames()) {
        if (template.startsWith("/crm/") && !method.equals("parameters")) {
          HttpResponse<String> response =
              server
                  .http()
                  .send(
                      server
                          .request(
                              template
                                  .replace("{objectType}", "calls")
                                  .replace("{toObjectType}", "contacts")
                                  .replaceAll("\\{\\w+}", "7"))
                          .method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody())
                          .build(),
                      BodyHandlers.ofString());
          assertThat(response.statusCode()).as(method + " " + template).isNotIn(405, 500);
          assertThat(response.body()).doesNotContain("found no route");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/nothing", "/docs/../healthzz", "/docs/missing.js"})
  void otherRoutesAreProblems(String path) throws Exception {
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void otherMethodsOnRoutesThatAreReadAreProblems() throws Exception {
    HttpResponse<byte[]> response = server.post("/healthz", new byte[0]);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
  }

  @Test
  void theRootLeadsToTheDocumentation() throws Exception {
    HttpResponse<String> response = server.get("/");

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location")).contains("/docs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/openapi.json", "/docs"})
  void routesThatAreReadAnswerHeadWithoutABody(String path) throws Exception {
    HttpResponse<String> whole = server.get(path);
    HttpResponse<String> head =
        server
            .http()
            .send(
                server.request(path).method("HEAD", BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(whole.headers().firstValue("Content-Length"));
  }

  @Test
  void optionsSaysWhatARouteTakes() throws Exception {
    HttpResponse<String> response =
        server
            .http()
            .send(
                server.request("/v1/convert").method("OPTIONS", BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Allow")).contains("POST, OPTIONS");
  }
}
