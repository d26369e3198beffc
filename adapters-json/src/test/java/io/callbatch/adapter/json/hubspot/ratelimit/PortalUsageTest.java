package io.callbatch.adapter.json.hubspot.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalUsageTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  private static PortalUsage of(RatePlan plan, int addOns, ZoneId zone) {
    return new PortalUsage(new RateLimit(plan, addOns, zone, true));
  }

  @ParameterizedTest
  @CsvSource({
    "OAUTH, 0, 110",
    "OAUTH, 1, 250",
    "FREE, 0, 100",
    "PROFESSIONAL, 0, 190",
    "ENTERPRISE, 0, 190",
    "FREE, 1, 250",
    "ENTERPRISE, 2, 250"
  })
  void letsThroughWhatThePlanAllowsInTenSeconds(RatePlan plan, int addOns, int most) {
    PortalUsage usage = of(plan, addOns, ZoneOffset.UTC);
    for (int i = 1; i <= most; i++) {
      PortalUsage.Use use = usage.use(false, NOON.plusMillis(i));
      assertThat(use.exceeded()).isEmpty();
      assertThat(use.left()).isEqualTo(most - i);
    }

    PortalUsage.Use refused = usage.use(false, NOON.plusSeconds(4));

    assertThat(refused.exceeded()).contains(ExceededLimit.TEN_SECONDLY);
    assertThat(refused.left()).isZero();
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(6_001));
    assertThat(usage.use(false, NOON.plusMillis(10_001)).exceeded()).isEmpty();
    assertThat(usage.use(false, NOON.plusMillis(10_001)).exceeded()).isPresent();
  }

  @Test
  void letsFiveSearchesThroughInASecond() {
    PortalUsage usage = of(RatePlan.PROFESSIONAL, 0, ZoneOffset.UTC);
    for (int i = 0; i < 5; i++) {
      assertThat(usage.use(true, NOON.plusMillis(100L * i)).exceeded()).isEmpty();
    }

    PortalUsage.Use refused = usage.use(true, NOON.plusMillis(500));

    assertThat(refused.exceeded()).contains(ExceededLimit.SECONDLY);
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(500));
    assertThat(refused.left()).as("searches have a limit of their own").isEqualTo(190);
    assertThat(usage.use(true, NOON.plusMillis(1_000)).exceeded()).isEmpty();
  }

  @Test
  void startsADayAtMidnightOfThePortal() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    PortalUsage usage = of(RatePlan.FREE, 0, berlin);
    Instant beforeMidnight = Instant.parse("2026-03-12T22:59:50Z");
    int done = 0;
    Instant now = Instant.parse("2026-03-11T23:00:00Z");
    while (done < 250_000) {
      assertThat(usage.use(false, now).exceeded()).isEmpty();
      done++;
      if (done % 100 == 0) {
        now = now.plusSeconds(10);
      }
    }

    PortalUsage.Use refused = usage.use(false, beforeMidnight);

    assertThat(refused.exceeded()).contains(ExceededLimit.DAILY);
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(refused.leftToday()).hasValue(0);
    PortalUsage.Use nextDay = usage.use(true, beforeMidnight.plusSeconds(10));
    assertThat(nextDay.exceeded()).isEmpty();
    assertThat(nextDay.leftToday()).hasValue(249_999);
  }

  @Test
  void refusesNobodyWhereItIsSwitchedOff() {
    PortalUsage usage = new PortalUsage(RateLimit.NONE);
    for (int i = 0; i < 300; i++) {
      assertThat(usage.use(i % 2 == 0, NOON).exceeded()).isEmpty();
    }

    assertThat(usage.use(false, NOON).left()).isZero();
    assertThat(usage.use(false, NOON.plusSeconds(10)).left()).isEqualTo(109);
  }

  @Test
  void saysWhatIsLeftOfTheSecond() {
    PortalUsage usage = of(RatePlan.PROFESSIONAL, 0, ZoneOffset.UTC);
    usage.use(false, NOON);

    assertThat(usage.use(false, NOON.plusMillis(10)).leftInSecond()).isEqualTo(17);
    assertThat(usage.use(false, NOON.plusMillis(1_005)).leftInSecond()).isEqualTo(17);
    assertThat(usage.use(false, NOON.plusMillis(2_100)).leftInSecond()).isEqualTo(18);
  }

  @Test
  void restsWhenNothingWouldBeLost() {
    PortalUsage daily = of(RatePlan.PROFESSIONAL, 0, ZoneOffset.UTC);
    PortalUsage byInterval = new PortalUsage(RateLimit.NONE);
    daily.use(false, NOON);
    byInterval.use(false, NOON);

    assertThat(byInterval.isIdle(NOON.plusSeconds(9))).isFalse();
    assertThat(byInterval.isIdle(NOON.plusSeconds(10))).isTrue();
    assertThat(daily.isIdle(NOON.plusSeconds(10))).isFalse();
    assertThat(daily.isIdle(NOON.plus(Duration.ofHours(12)))).isTrue();
  }
}
