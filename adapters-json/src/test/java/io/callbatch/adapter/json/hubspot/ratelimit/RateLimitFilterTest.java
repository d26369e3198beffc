package io.callbatch.adapter.json.hubspot.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.adapter.json.testing.HubSpotRequests;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.testing.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitFilterTest {
  private static final RateLimit PROFESSIONAL =
      new RateLimit(RatePlan.PROFESSIONAL, 0, ZoneOffset.UTC, true);

  private final TestClock clock = new TestClock(Instant.parse("2026-03-12T12:00:00Z"));
  private final RateLimitFilter filter =
      new RateLimitFilter(
          clock, new RateLimits(Map.of(new PortalId("acme"), PROFESSIONAL), Optional.empty()));

  private HubSpotAnswer answer(RoutedRequest request) throws IOException {
    return filter.answer(
        request, _ -> HubSpotAnswer.json(200, "{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void saysWhatIsLeft() throws Exception {
    answer(HubSpotRequests.get("acme"));

    assertThat(answer(HubSpotRequests.get("acme")).headers())
        .containsEntry("x-hubspot-ratelimit-daily", "625000")
        .containsEntry("x-hubspot-ratelimit-daily-remaining", "624998")
        .containsEntry("x-hubspot-ratelimit-interval-milliseconds", "10000")
        .containsEntry("x-hubspot-ratelimit-max", "190")
        .containsEntry("x-hubspot-ratelimit-remaining", "188")
        .containsEntry("x-hubspot-ratelimit-secondly", "19")
        .containsEntry("x-hubspot-ratelimit-secondly-remaining", "17");
  }

  @Test
  void saysItToPortalsWithoutLimitsAsWell() throws Exception {
    HubSpotAnswer answer = answer(HubSpotRequests.get("other"));

    assertThat(answer.headers())
        .containsEntry("x-hubspot-ratelimit-max", "110")
        .containsEntry("x-hubspot-ratelimit-remaining", "109")
        .doesNotContainKey("x-hubspot-ratelimit-daily");
  }

  @Test
  void saysItOfRequestsWithoutARouteAndCountsThemForNobody() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(filter.unrouted(HubSpotAnswer.json(404, new byte[0])).headers())
          .containsEntry("x-hubspot-ratelimit-max", "110")
          .containsEntry("x-hubspot-ratelimit-remaining", "109");
    }
    assertThat(filter.remembered()).isZero();
  }

  @Test
  void saysNothingOnSearches() throws Exception {
    assertThat(answer(HubSpotRequests.search("acme")).headers()).containsOnlyKeys("Content-Type");
  }

  @Test
  void refusesWhatIsTooMuch() throws Exception {
    for (int i = 0; i < 190; i++) {
      assertThat(answer(HubSpotRequests.get("acme")).status()).isEqualTo(200);
    }
    HubSpotAnswer refused = answer(HubSpotRequests.get("acme"));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers())
        .containsEntry("Retry-After", "10")
        .containsEntry("x-hubspot-ratelimit-remaining", "0")
        .containsEntry("x-hubspot-ratelimit-daily-remaining", "624810");
    assertThat(answer(HubSpotRequests.search("acme")).status()).isEqualTo(200);
    assertThat(answer(HubSpotRequests.get("other")).status()).isEqualTo(200);

    clock.advance(Duration.ofSeconds(10));

    assertThat(answer(HubSpotRequests.get("acme")).status()).isEqualTo(200);
  }

  @Test
  void refusesTheSixthSearchOfASecond() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(answer(HubSpotRequests.search("acme")).status()).isEqualTo(200);
    }
    HubSpotAnswer refused = answer(HubSpotRequests.search("acme"));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers())
        .containsOnlyKeys(
            "Content-Type",
            "Retry-After",
            "x-hubspot-ratelimit-daily",
            "x-hubspot-ratelimit-daily-remaining");
  }

  @Test
  void leavesWhatIsPretended() throws Exception {
    HubSpotAnswer answer =
        filter.answer(
            HubSpotRequests.get("acme"),
            _ -> HubSpotAnswer.json(429, new byte[0]).with("x-hubspot-ratelimit-remaining", "0"));

    assertThat(answer.headers()).containsEntry("x-hubspot-ratelimit-remaining", "0");
  }

  @Test
  void forgetsPortalsThatRest() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      answer(HubSpotRequests.get("portal-" + i));
    }
    assertThat(filter.remembered()).isEqualTo(1_000);
    clock.advance(Duration.ofSeconds(10));

    answer(HubSpotRequests.get("acme"));

    assertThat(filter.remembered()).isEqualTo(1);
  }

  @Test
  void remembersOnlySoManyPortals() throws Exception {
    for (int i = 0; i < 30_000; i++) {
      answer(HubSpotRequests.get("portal-" + i));
      assertThat(filter.remembered()).isLessThanOrEqualTo(20_000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TEN_SECONDLY | {"status":"error","message":"You have reached your ten_secondly_rolling limit.","errorType":"RATE_LIMIT","correlationId":"c","policyName":"TEN_SECONDLY_ROLLING"}
          TEN_SECONDLY_CATEGORY | {"status":"error","message":"You have reached your ten_secondly_rolling limit.","correlationId":"c","category":"RATE_LIMITS"}
          SECONDLY | {"status":"error","message":"You have reached your secondly limit.","errorType":"RATE_LIMIT","correlationId":"c"}
          SECONDLY_CATEGORY | {"status":"error","message":"You have reached your secondly limit.","correlationId":"c","category":"RATE_LIMITS"}
          SECONDLY_POLICY | {"status":"error","message":"You have reached your secondly limit.","errorType":"RATE_LIMIT","correlationId":"c","policyName":"SECONDLY","groupName":"publicapi:hapikey-secondly:1","requestId":"c"}
          DAILY | {"status":"error","message":"You have reached your daily limit.","errorType":"RATE_LIMIT","correlationId":"c","policyName":"DAILY","requestId":"c"}
          """)
  void refusesInTheFormsThatWereSeen(ExceededLimit limit, String body) {
    HubSpotAnswer answer = limit.answer("c", Duration.ofMillis(1_001));

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(body);
    assertThat(answer.headers()).containsEntry("Retry-After", "2");
  }
}
