package io.callbatch.adapter.json.hubspot.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RollingWindowTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00.250Z");

  private final RollingWindow window = new RollingWindow(3, Duration.ofSeconds(10));

  private static Instant at(long millis) {
    return NOON.plusMillis(millis);
  }

  @Test
  void rollsByTheMillisecond() {
    window.add(at(0));
    window.add(at(4_000));
    window.add(at(4_001));

    assertThat(window.isFull(at(9_999))).isTrue();
    assertThat(window.untilRoom(at(9_999))).isEqualTo(Duration.ofMillis(1));
    assertThat(window.isFull(at(10_000))).isFalse();
    assertThat(window.count(at(10_000))).isEqualTo(2);
    assertThat(window.count(at(14_000))).isEqualTo(1);
    assertThat(window.count(at(14_001))).isZero();
    assertThat(window.untilRoom(at(14_001))).isZero();
  }

  @Test
  void holdsNoMoreThanItMay() {
    for (int i = 0; i < 10; i++) {
      window.add(at(i * 1_000L));
    }

    assertThat(window.count(at(9_000))).isEqualTo(3);
    assertThat(window.untilRoom(at(9_000))).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void countsTheYoungOnes() {
    window.add(at(0));
    window.add(at(900));
    window.add(at(1_500));

    assertThat(window.countSince(at(1_500), Duration.ofSeconds(1))).isEqualTo(2);
    assertThat(window.countSince(at(1_900), Duration.ofSeconds(1))).isEqualTo(1);
    assertThat(window.countSince(at(2_500), Duration.ofSeconds(1))).isZero();
  }
}
