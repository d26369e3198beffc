package io.callbatch.adapter.json.hubspot.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.adapter.json.testing.HubSpotRequests;
import io.callbatch.domain.testing.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultFilterTest {
  private static final String CREATE = HubSpotRequests.CALLS + "/batch/create";

  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final TestClock clock = new TestClock(Instant.parse("2026-03-12T12:00:00.345678901Z"));
  private final FaultFilter filter = new FaultFilter(clock, pauses::add);

  private void rules(String json) {
    if (!(FaultSettingsReader.read(
            ("{\"seed\":1,\"faults\":[" + json + "]}").getBytes(StandardCharsets.UTF_8))
        instanceof JsonResult.Read<FaultSettings>(var settings, _))) {
      throw new AssertionError(json);
    }
    filter.set(settings);
  }

  private HubSpotAnswer answer(RoutedRequest request) throws IOException {
    return answer(request, 200, "{\"id\":\"7\"}");
  }

  private HubSpotAnswer answer(RoutedRequest request, int status, String body) throws IOException {
    HubSpotHandler next =
        asked -> {
          done.add(text(asked.request().body().read()));
          return status == 204
              ? HubSpotAnswer.noContent()
              : HubSpotAnswer.json(status, body.getBytes(StandardCharsets.UTF_8));
        };
    return filter.answer(request, next);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private List<Integer> statuses(int requests) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      statuses.add(answer(HubSpotRequests.get("acme")).status());
    }
    return statuses;
  }

  @Test
  void letsThroughWhatNoRuleIsFor() throws Exception {
    assertThat(statuses(2)).containsExactly(200, 200);
    rules("{\"match\":{\"method\":\"POST\"},\"fault\":\"locked\"}");
    assertThat(statuses(2)).containsExactly(200, 200);
    assertThat(filter.counts()).containsExactly(new CountedRule.Counts(0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "when":{"first":2}, | 423 423 200 200 200 200
          "when":{"nth":[2,5]}, | 200 423 200 200 423 200
          "when":{"every":3}, | 200 200 423 200 200 423
          "times":1, | 423 200 200 200 200 200
          "when":{"every":2},"times":2, | 200 423 200 423 200 200
          "when":{"probability":0}, | 200 200 200 200 200 200
          "when":{"probability":1}, | 423 423 423 423 423 423
          """)
  void isForTheRequestsThatAreChosen(String when, String statuses) throws Exception {
    rules("{" + when + "\"fault\":\"locked\"}");

    assertThat(statuses(6))
        .containsExactlyElementsOf(
            List.of(statuses.split(" ")).stream().map(Integer::valueOf).toList());
  }

  @Test
  void leavesToChanceWhatIsTheSameForTheSameSeed() throws Exception {
    rules("{\"when\":{\"probability\":0.5},\"fault\":\"locked\"}");
    List<Integer> first = statuses(100);
    rules("{\"when\":{\"probability\":0.5},\"fault\":\"locked\"}");

    assertThat(statuses(100)).isEqualTo(first);
    assertThat(first.stream().filter(status -> status == 423).count()).isBetween(30L, 70L);
  }

  @Test
  void chooses() throws Exception {
    rules(
        "{\"match\":{\"portal\":\"acme\",\"path\":\"/crm/v3/**\",\"token\":\"secret-acme\"},\"fault\":\"locked\"}");

    assertThat(answer(HubSpotRequests.get("acme")).status()).isEqualTo(423);
    assertThat(answer(HubSpotRequests.get("other")).status()).isEqualTo(200);
    assertThat(answer(HubSpotRequests.of("acme", "GET", "/crm/objects/2026-03/calls", "")).status())
        .isEqualTo(200);
  }

  @Test
  void followsTheFirstRuleThatIsForARequest() throws Exception {
    rules("{\"when\":{\"first\":1},\"fault\":\"locked\"},{\"fault\":\"migrating\"}");

    assertThat(statuses(2)).containsExactly(423, 477);
    assertThat(filter.counts())
        .containsExactly(new CountedRule.Counts(2, 1), new CountedRule.Counts(1, 1));
  }

  @Test
  void doesNothingWhereItAnswersInstead() throws Exception {
    rules("{\"fault\":\"server-error\"}");

    HubSpotAnswer answer = answer(HubSpotRequests.get("acme"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(text(answer.body()))
        .isEqualTo(
            "{\"status\":\"error\",\"message\":\"internal"
                + " error\",\"correlationId\":\"correlation-1\"}");
    assertThat(done).isEmpty();
  }

  @Test
  void answersWithPages() throws Exception {
    rules("{\"fault\":\"server-error\",\"status\":502,\"html\":true}");

    HubSpotAnswer answer = answer(HubSpotRequests.get("acme"));

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.headers()).containsEntry("Content-Type", "text/html;charset=utf-8");
    assertThat(text(answer.body())).startsWith("<html>").contains("502 Bad Gateway");
  }

  @Test
  void answersWhatTheSettingsSay() throws Exception {
    rules(
        "{\"fault\":\"answer\",\"status\":207,\"headers\":{\"X-New\":\"1\"},"
            + "\"body\":{\"results\": [], \"new\": 1.0}}");

    HubSpotAnswer answer = answer(HubSpotRequests.get("acme"));

    assertThat(done).isEmpty();
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.header("x-new")).contains("1");
    assertThat(answer.header("content-type")).contains(HubSpotAnswer.CONTENT_TYPE);
    assertThat(text(answer.body())).isEqualTo("{\"results\": [], \"new\": 1.0}");
  }

  @Test
  void pretendsThatLimitsAreUsedUp() throws Exception {
    rules("{\"fault\":\"rate-limit\",\"retryAfterSeconds\":3}");

    HubSpotAnswer answer = answer(HubSpotRequests.get("acme"));

    assertThat(answer.status()).isEqualTo(429);
    assertThat(text(answer.body())).contains("\"policyName\":\"TEN_SECONDLY_ROLLING\"");
    assertThat(answer.headers())
        .containsEntry("Retry-After", "3")
        .containsEntry("x-hubspot-ratelimit-remaining", "0");
  }

  @Test
  void saysWhenToComeBack() throws Exception {
    rules("{\"fault\":\"migrating\",\"retryAfterSeconds\":120}");
    assertThat(answer(HubSpotRequests.get("acme")).headers()).containsEntry("Retry-After", "120");
    rules("{\"fault\":\"locked\"}");
    assertThat(answer(HubSpotRequests.get("acme")).headers()).containsEntry("Retry-After", "2");
  }

  @Test
  void isSlowAfterTheWork() throws Exception {
    rules("{\"fault\":\"slow\",\"delayMillis\":1500}");

    assertThat(answer(HubSpotRequests.get("acme")).status()).isEqualTo(200);
    assertThat(pauses).containsExactly(Duration.ofMillis(1_500));
    assertThat(done).hasSize(1);
  }

  @Test
  void cutsAnswersOff() throws Exception {
    rules("{\"fault\":\"cut-off\"}");
    assertThat(answer(HubSpotRequests.get("acme")).cutAfter()).hasValue(5);
    rules("{\"fault\":\"cut-off\",\"afterBytes\":1000}");
    assertThat(answer(HubSpotRequests.get("acme")).cutAfter()).hasValue(10);
    assertThat(done).hasSize(2);
  }

  @Test
  void takesFailingInputsOutOfTheRequest() throws Exception {
    rules("{\"fault\":\"partial\",\"inputs\":[0,2,9]}");

    HubSpotAnswer answer =
        answer(
            HubSpotRequests.of(
                "acme",
                "POST",
                CREATE,
                "{ \"inputs\": [ {\"objectWriteTraceId\":\"a\"}, {\"x\": 1}, {\"id\":7} ],"
                    + " \"more\": 1 }"),
            201,
            "{\"status\":\"COMPLETE\",\"results\":[{\"id\":\"1\"}]}");

    assertThat(done).containsExactly("{ \"inputs\": [{\"x\": 1}], \"more\": 1 }");
    assertThat(answer.status()).isEqualTo(207);
    assertThat(text(answer.body()))
        .isEqualTo(
            "{\"status\":\"COMPLETE\",\"results\":[{\"id\":\"1\"}],\"errors\":[{\"status\":\"error\",\"category\":\"INTERNAL_ERROR\",\"message\":\"internal"
                + " error\","
                + "\"context\":{\"objectWriteTraceId\":[\"a\"]}},{\"status\":\"error\",\"category\":\"INTERNAL_ERROR\",\"message\":\"internal"
                + " error\",\"context\":{\"ids\":[\"7\"]}}],\"numErrors\":2}");
  }

  @Test
  void addsToErrorsThatThereAre() throws Exception {
    rules("{\"fault\":\"partial\",\"inputs\":[0]}");

    HubSpotAnswer answer =
        answer(
            HubSpotRequests.of("acme", "POST", CREATE, "{\"inputs\":[{},{}]}"),
            207,
            "{\"results\":[],\"errors\":[{\"status\":\"error\"}],\"numErrors\":36}");

    assertThat(text(answer.body()))
        .startsWith("{\"results\":[],\"errors\":[{\"status\":\"error\"},{\"status\":\"error\",")
        .endsWith("],\"numErrors\":37}");
  }

  @Test
  void doesNothingWhereAllInputsFail() throws Exception {
    rules("{\"fault\":\"partial\",\"inputs\":[0,1]}");

    HubSpotAnswer answer =
        answer(HubSpotRequests.of("acme", "POST", CREATE, "{\"inputs\":[{},{}]}"));

    assertThat(done).isEmpty();
    assertThat(answer.status()).isEqualTo(207);
    assertThat(text(answer.body()))
        .startsWith(
            "{\"completedAt\":\"2026-03-12T12:00:00.345Z\",\"status\":\"COMPLETE\","
                + "\"startedAt\":\"2026-03-12T12:00:00.345Z\",\"results\":[],\"errors\":[");
  }

  @Test
  void meetsTheRepeatOfANamedRequestAsItMetTheRequest() throws Exception {
    rules("{\"fault\":\"partial\",\"inputs\":[0],\"when\":{\"nth\":[2]}}");
    String body = "{\"inputs\":[{},{\"x\":1}]}";
    String whole = "{\"results\":[]}";

    for (String key : List.of("a", "b", "a", "b", "b")) {
      int due = key.equals("b") ? 207 : 200;
      assertThat(answer(HubSpotRequests.named("acme", CREATE, body, key), 200, whole).status())
          .isEqualTo(due);
    }

    String rest = "{\"inputs\":[{\"x\":1}]}";
    assertThat(done).containsExactly(body, rest, body, rest, rest);
    assertThat(filter.counts()).containsExactly(new CountedRule.Counts(2, 1));
    assertThat(answer(HubSpotRequests.named("other", CREATE, body, "b")).status())
        .as("the name of another portal's request")
        .isEqualTo(200);
    assertThat(answer(HubSpotRequests.named("acme", CREATE, "{\"inputs\":[{}]}", "b")).status())
        .as("another request of the same name, which is refused behind the filter")
        .isEqualTo(200);
  }

  @Test
  void saysTheSameTimesOfARepeat() throws Exception {
    rules("{\"fault\":\"partial\",\"inputs\":[0]}");
    RoutedRequest request = HubSpotRequests.named("acme", CREATE, "{\"inputs\":[{}]}", "a");

    String first = text(answer(request).body());
    clock.advance(Duration.ofMinutes(1));

    assertThat(text(answer(request).body())).isEqualTo(first);
    assertThat(done).isEmpty();
  }

  @Test
  void saysWhatFailedOfAnArchive() throws Exception {
    rules("{\"fault\":\"partial\",\"inputs\":[1]}");

    HubSpotAnswer answer =
        answer(
            HubSpotRequests.of(
                "acme", "POST", CREATE, "{\"inputs\":[{\"id\":\"1\"},{\"id\":\"2\"}]}"),
            204,
            "");

    assertThat(done).containsExactly("{\"inputs\":[{\"id\":\"1\"}]}");
    assertThat(answer.status()).isEqualTo(207);
    assertThat(text(answer.body())).contains("\"ids\":[\"2\"]");
  }

  @Test
  void leavesAloneWhatHasNoSuchInputs() throws Exception {
    rules("{\"fault\":\"partial\",\"inputs\":[5]}");

    for (String body : List.of("{\"inputs\":[{}]}", "{\"inputs\":", "[]", "")) {
      assertThat(answer(HubSpotRequests.of("acme", "POST", CREATE, body)).status()).isEqualTo(200);
    }
    assertThat(done).containsExactly("{\"inputs\":[{}]}", "{\"inputs\":", "[]", "");
  }

  @Test
  void leavesAFailureOfTheRestAsItIs() throws Exception {
    rules("{\"fault\":\"partial\",\"inputs\":[0]}");

    HubSpotAnswer answer =
        answer(HubSpotRequests.of("acme", "POST", CREATE, "{\"inputs\":[{},{}]}"), 400, "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(text(answer.body())).isEqualTo("{}");
  }

  @Test
  void shufflesResults() throws Exception {
    rules("{\"fault\":\"shuffled\"}");
    String body =
        "{\"results\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}],\"status\":\"COMPLETE\"}";

    String first = text(answer(HubSpotRequests.get("acme"), 200, body).body());

    assertThat(first).isNotEqualTo(body).hasSameSizeAs(body).endsWith(",\"status\":\"COMPLETE\"}");
    assertThat(first).contains("{\"id\":\"1\"}", "{\"id\":\"2\"}", "{\"id\":\"3\"}");
    rules("{\"fault\":\"shuffled\"}");
    assertThat(text(answer(HubSpotRequests.get("acme"), 200, body).body())).isEqualTo(first);
  }

  @Test
  void neverLeavesTheOrderAsItWas() throws Exception {
    rules("{\"fault\":\"shuffled\"}");
    String body = "{\"results\":[1,2]}";
    for (int i = 0; i < 20; i++) {
      assertThat(text(answer(HubSpotRequests.get("acme"), 200, body).body()))
          .isEqualTo("{\"results\":[2,1]}");
    }
    assertThat(text(answer(HubSpotRequests.get("acme"), 200, "{\"results\":[1]}").body()))
        .isEqualTo("{\"results\":[1]}");
    assertThat(answer(HubSpotRequests.get("acme"), 204, "").status()).isEqualTo(204);
  }
}
