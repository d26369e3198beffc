package io.callbatch.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.StoreSettings;
import io.callbatch.app.TestServer;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.domain.port.in.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Each recorded answer of HubSpot is given by Callbatch too: the store is put into the state, the
 * request is sent, status, headers and body are compared, ids exchanged for the recorded ones.
 */
class HubSpotFixturesTest {

  /** The recorded portal and app. */
  private static final String PORTAL = "44012345";

  private static final String APP = "24871934";

  @TempDir private Path folder;

  private TestServer server;
  private Map<String, String> tokens = Map.of();

  /** Recorded id to the real one. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  @BeforeEach
  void start() throws Exception {
    Path file = folder.resolve("tokens.txt");
    StoreSettings kept = StoreSettings.IN_MEMORY; // without workers: batches stay as submitted
    tokens =
        Map.of(
            "app", Secrets.add(file, APP, PORTAL, Scope.READ, Scope.WRITE),
            "reader", Secrets.add(file, "reader", PORTAL, Scope.READ),
            "admin", Secrets.add(file, "admin", PORTAL, Scope.ADMIN),
            "wrong", "wrong");
    server =
        new TestServer(
            TestServer.storing(
                new StoreSettings(kept.url(), kept.limits(), 0, kept.lease(), kept.retention()),
                new AccessSettings(Optional.of(file), false, Optional.empty())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<HubSpotSample> samples() {
    return HubSpotSample.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isAnsweredAsRecorded(HubSpotSample sample) throws Exception {
    for (JsonNode step : sample.before()) {
      HttpResponse<String> done = send(step);
      assertThat(done.statusCode()).as(done.body()).isBetween(200, 299);
      if (step.has("as")) {
        ids.put(step.get("as").asString(), HubSpotSample.read(done.body()).get("id").asString());
      }
    }

    HttpResponse<String> answer = send(sample.request());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(sample.status());
    JsonNode recorded = sample.due();
    learnNewIds(HubSpotSample.read(answer.body()), recorded);
    JsonNode whole = HubSpotSample.read(asRecorded(answer.body()));
    JsonNode given = sample.within().map(whole::get).orElse(whole);
    assertThat(sample.comparable(given, recorded).toPrettyString())
        .isEqualTo(sample.comparable(recorded, recorded).toPrettyString());
    if (sample.within().isEmpty()) {
      sample.headers().forEach((name, value) -> assertHeader(answer, name, value));
    }
  }

  @Test
  void everyRecordedAnswerIsGiven() {
    List<String> given = HubSpotSample.all().stream().map(HubSpotSample::file).toList();

    assertThat(given).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(given)).isEqualTo(HubSpotSample.answers());
  }

  private HttpResponse<String> send(JsonNode request) throws Exception {
    String token = tokens.get(request.path("token").asString("app"));
    String body = request.has("body") ? request.get("body").toString() : "";
    return server
        .http()
        .send(
            server
                .request(
                    real(request.get("path").asString()),
                    "Authorization",
                    "Bearer " + token,
                    "Content-Type",
                    "application/json")
                .method(request.get("method").asString(), BodyPublishers.ofString(real(body)))
                .build(),
            BodyHandlers.ofString());
  }

  private String real(String text) {
    String real = text;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      real = real.replace(id.getKey(), id.getValue());
    }
    return real;
  }

  /** The calls that the request created, in the order in which they were recorded. */
  private void learnNewIds(JsonNode given, JsonNode recorded) {
    JsonNode givenCalls = given.has("id") ? HubSpotSample.listOf(given) : given.path("results");
    JsonNode recordedCalls =
        recorded.has("id") ? HubSpotSample.listOf(recorded) : recorded.path("results");
    for (int i = 0; i < Math.min(givenCalls.size(), recordedCalls.size()); i++) {
      String id = givenCalls.get(i).path("id").asString("");
      if (!id.isEmpty() && !ids.containsValue(id)) {
        ids.put(recordedCalls.get(i).get("id").asString(), id);
      }
    }
  }

  private String asRecorded(String text) {
    String recorded = text.replace(server.uri("").toString(), "https://api.hubapi.com");
    for (Map.Entry<String, String> id : ids.entrySet()) {
      recorded = recorded.replace(id.getValue(), id.getKey());
    }
    return recorded;
  }

  private void assertHeader(HttpResponse<String> answer, String name, String value) {
    Optional<String> actual = answer.headers().firstValue(name);
    if (name.contains("-daily")) {
      assertThat(actual).as("an OAuth app has no limit by day").isEmpty();
    } else if (name.startsWith("x-hubspot-ratelimit-")) {
      assertThat(actual).as(name).get().asString().matches("\\d+");
    } else {
      assertThat(actual.map(this::asRecorded)).as(name).contains(value);
    }
  }
}
