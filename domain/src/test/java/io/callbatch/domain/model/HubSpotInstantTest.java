package io.callbatch.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Samples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotInstantTest {
  @Test
  void whatAnInstantPrintsIsRead() {
    Samples.check(
        "instants",
        2_000,
        random -> {
          Instant instant =
              Instants.FIRST.plusMillis(
                  random.nextLong(Instants.FIRST.until(Instants.LAST, ChronoUnit.MILLIS)));
          Instant wholeSecond = instant.truncatedTo(ChronoUnit.SECONDS);

          assertThat(HubSpotInstant.parse(instant.toString())).contains(instant);
          assertThat(HubSpotInstant.parse(wholeSecond.toString())).contains(wholeSecond);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-12",
        "2026-02-30T10:00:00Z",
        "2026-13-12T10:00:00Z",
        "2026-03-12T24:00:00Z",
        "2026-03-12T10:60:00Z",
        "2026-03-12T23:59:60Z",
        "2026-03-12T10:00:00z",
        "2026-03-12 10:00:00Z",
        "2026-03-12T10:00:00.5Z",
        "2026-03-12T10:00:00.5x2Z",
        "2026-03-12T10:00:00,512Z",
        "2026-03-12T10:00:00+0000",
        "２026-03-12T10:00:00Z",
        "-026-03-12T10:00:00Z"
      })
  void otherTextsAreLeftToOthers(String text) {
    assertThat(HubSpotInstant.parse(text)).isEmpty();
  }
}
