package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Rule;
import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  @ParameterizedTest
  @CsvSource({
    "2024-01-15T10:30:00Z, 2024-01-15T10:30:00Z",
    "2024-01-15T10:30:00.123Z, 2024-01-15T10:30:00.123Z",
    "2024-01-15t10:30:00z, 2024-01-15T10:30:00Z",
    "2024-01-15T10:30:00.1Z, 2024-01-15T10:30:00.100Z",
    "2024-01-15T10:30:00.123456789Z, 2024-01-15T10:30:00.123456789Z",
    "2024-01-15T10:30:00.12345678900000Z, 2024-01-15T10:30:00.123456789Z",
    "2024-01-15T10:30:00+23:59, 2024-01-14T10:31:00Z",
    "2024-01-15T10:30:00-23:59, 2024-01-16T10:29:00Z",
    "2024-01-15T10:30:00-00:00, 2024-01-15T10:30:00Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00-01:00, 0001-01-01T01:00:00Z",
    "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z"
  })
  void readsWhatTheStandardAllows(String text, Instant instant) {
    assertThat(Rfc3339.read(text)).isEqualTo(new Rfc3339.Outcome.Read(instant, false));
  }

  @ParameterizedTest
  @CsvSource({
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
    "2016-12-31T23:59:60.5Z, 2017-01-01T00:00:00.500Z",
    "2017-01-01T00:59:60+01:00, 2017-01-01T00:00:00Z",
    "1990-12-31T15:59:60-08:00, 1991-01-01T00:00:00Z"
  })
  void readsALeapSecondAsTheInstantThatFollows(String text, Instant instant) {
    assertThat(Rfc3339.read(text)).isEqualTo(new Rfc3339.Outcome.Read(instant, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2024-01-15",
        "2024-01-15T10:30Z",
        "2024-01-15T10:30:00",
        "2024-01-15 10:30:00Z",
        "2024-01-15T10:30:00.Z",
        "2024-01-15T10:30:00,5Z",
        "2024-01-15T10:30:00+0100",
        "2024-01-15T10:30:00+01",
        "2024-01-15T10:30:00+24:00",
        "2024-01-15T10:30:00+01:60",
        "2024-01-15T10:30:00ZZ",
        "2024-01-15T10:30:00Z ",
        " 2024-01-15T10:30:00Z",
        "2024-1-15T10:30:00Z",
        "24-01-15T10:30:00Z",
        "10000-01-01T00:00:00Z",
        "+2024-01-15T10:30:00Z",
        "2023-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2024-04-31T00:00:00Z",
        "2024-00-10T00:00:00Z",
        "2024-13-10T00:00:00Z",
        "2024-01-00T00:00:00Z",
        "2024-01-15T24:00:00Z",
        "2024-01-15T25:00:00Z",
        "2024-01-15T10:60:00Z",
        "2024-01-15T10:30:61Z",
        "2024-01-15T10:30:60Z",
        "2016-12-31T23:59:60+01:00",
        "２０２４-01-15T10:30:00Z",
        "2024-01-15T10:30:00\u2212 01:00"
      })
  void refusesWhatTheStandardDoesNotAllow(String text) {
    assertThat(Rfc3339.fast(text)).isNull();
    assertThat(Rfc3339.read(text))
        .isInstanceOfSatisfying(
            Rfc3339.Outcome.Bad.class,
            bad -> {
              assertThat(bad.rule()).isEqualTo(Rule.DATE_TIME);
              assertThat(bad.message()).contains("expected an RFC 3339 date-time such as ");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-12-31T23:59:59Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "9999-12-31T23:59:60Z",
        "2024-01-15T10:30:00.0000000001Z"
      })
  void refusesWhatNoTimestampHolds(String text) {
    assertThat(Rfc3339.fast(text)).isNull();
    assertThat(Rfc3339.read(text))
        .isInstanceOfSatisfying(
            Rfc3339.Outcome.Bad.class, bad -> assertThat(bad.rule()).isEqualTo(Rule.RANGE));
  }

  @Test
  void theFastPathAgreesWithTheGeneralOne() {
    Samples.check(
        "fast and general date-times agree",
        5_000,
        random -> {
          String text = new Draw(random).instant().truncatedTo(ChronoUnit.MILLIS).toString();

          assertThat(Rfc3339.read(text))
              .isEqualTo(new Rfc3339.Outcome.Read(Rfc3339.fast(text), false));
        });
  }

  @Test
  void agreesWithTheJdkOnTextsThatAreNearlyRight() {
    Samples.check(
        "date-times agree with the JDK",
        10_000,
        random -> {
          StringBuilder text = new StringBuilder(new Draw(random).instant().toString());
          String characters = "0123456789";
          for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(19);
            if (Character.isDigit(text.charAt(at))) {
              text.setCharAt(at, characters.charAt(random.nextInt(characters.length())));
            }
          }

          boolean valid = Rfc3339.read(text.toString()) instanceof Rfc3339.Outcome.Read;

          assertThat(valid).as(text.toString()).isEqualTo(isDateTimeOfTheJdk(text.toString()));
        });
  }

  /** Year 0 and second 60 are the two matters in which the JDK judges differently. */
  private static boolean isDateTimeOfTheJdk(String text) {
    if (text.startsWith("0000")) {
      return false;
    }
    boolean leapSecond = text.startsWith("23:59:60", 11);
    try {
      OffsetDateTime.parse(leapSecond ? text.replace("23:59:60", "23:59:59") : text);
      return !leapSecond || !text.startsWith("9999-12-31");
    } catch (DateTimeException e) {
      return false;
    }
  }
}
