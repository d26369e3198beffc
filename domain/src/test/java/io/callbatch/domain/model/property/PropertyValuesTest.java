package io.callbatch.domain.model.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.property.PropertyFault.Reason;
import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyValuesTest {

  @Nested
  class Numbers {
    // Which forms are numbers: NumberFormsTest and docs/number-values.md.

    @Test
    void haveAtMost100Characters() {
      assertThat(kept("hs_call_app_id", "0".repeat(99) + "1")).hasSize(100);
      assertThat(fault("hs_call_app_id", "0".repeat(100) + "1").reason())
          .isEqualTo(Reason.INVALID_INTEGER);
    }
  }

  @Nested
  class DateTimes {
    @ParameterizedTest
    @CsvSource({
      "1705314600000, 2024-01-15T10:30:00Z",
      "1705314600001, 2024-01-15T10:30:00.001Z",
      "-1, 1969-12-31T23:59:59.999Z",
      "0, 1970-01-01T00:00:00Z",
      "-62135596800000, 0001-01-01T00:00:00Z",
      "253402300799999, 9999-12-31T23:59:59.999Z",
      "2026-03-12T10:00:00Z, 2026-03-12T10:00:00Z",
      "2026-03-12T10:00:00.000Z, 2026-03-12T10:00:00Z",
      "2026-03-12T10:00:00.5Z, 2026-03-12T10:00:00.500Z",
      "2026-03-12T10:00:00.0009Z, 2026-03-12T10:00:00Z",
      "1969-12-31T23:59:59.9999999999Z, 1969-12-31T23:59:59.999Z",
      "2026-03-12T11:30:00+01:30, 2026-03-12T10:00:00Z",
      "2026-03-12T11:30:00+0130, 2026-03-12T10:00:00Z",
      "2026-03-12T05:00:00-05:00, 2026-03-12T10:00:00Z",
      "2026-03-12T10:00:00+23:59, 2026-03-11T10:01:00Z",
      "2026-03-12t10:00:00z, 2026-03-12T10:00:00Z",
      "2026-03-12T10:00Z, 2026-03-12T10:00:00Z",
      "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
      "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
      "2017-01-01T00:59:60.7+01:00, 2017-01-01T00:00:00Z",
      "0000-12-31T23:00:00-01:00, 0001-01-01T00:00:00Z"
    })
    void areKeptInUtcToTheMillisecond(String text, String expected) {
      assertThat(kept("hs_timestamp", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "yesterday",
          "2026-03-12",
          "2026-03-12T10:00:00",
          "2026-03-12 10:00:00Z",
          "2026-13-12T10:00:00Z",
          "2026-02-29T10:00:00Z",
          "2026-03-12T24:00:00Z",
          "2026-03-12T10:60:00Z",
          "2026-03-12T10:00:60Z",
          "2026-03-12T10:00:00+24:00",
          "2026-03-12T10:00:00+01:60",
          "253402300800000",
          "-62135596800001",
          "9999999999999999999999",
          "1.7e12",
          "+1705314600000",
          "0000-12-31T23:59:59Z",
          "9999-12-31T23:59:59-01:00",
          "+12026-03-12T10:00:00Z",
          "2026-03-12T10:00:00Z "
        })
    void areRefusedWhenTheyAreNone(String text) {
      assertThat(fault("hs_timestamp", text))
          .isEqualTo(
              new PropertyFault(
                  Reason.INVALID_LONG,
                  "hs_timestamp",
                  Optional.of(text),
                  text + " was not a valid long."));
    }

    @Test
    void readTheSameHoweverTheyAreWritten() {
      Samples.check(
          "one instant, one kept form",
          500,
          random -> {
            Instant instant = new Draw(random).instant();
            Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
            String kept = kept("hs_timestamp", instant.toString());

            assertThat(kept).isEqualTo(millis.toString());
            assertThat(kept("hs_timestamp", kept)).isEqualTo(kept);
            assertThat(kept("hs_timestamp", Long.toString(millis.toEpochMilli()))).isEqualTo(kept);
          });
    }
  }

  @Nested
  class Dates {
    private static final PropertyDefinition DAY = PropertyFixture.own("day", PropertyType.DATE);

    @ParameterizedTest
    @CsvSource({
      "2026-03-12, 2026-03-12",
      "1773273600000, 2026-03-12",
      "-86400000, 1969-12-31",
      "2026-03-12T00:00:00Z, 2026-03-12",
      "0001-01-01, 0001-01-01",
      "9999-12-31, 9999-12-31"
    })
    void areKeptAsDays(String text, String expected) {
      assertThat(kept(DAY, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
      "1773273600001, '1773273600001 is at 0:0:0.1 UTC, not midnight!'",
      "2026-03-12T10:20:30Z, '2026-03-12T10:20:30Z is at 10:20:30.0 UTC, not midnight!'",
      "2026-02-30, 2026-02-30 was not a valid date.",
      "0000-01-01, 0000-01-01 was not a valid date.",
      "12.03.2026, 12.03.2026 was not a valid date."
    })
    void areRefusedWhenTheyAreNone(String text, String message) {
      assertThat(fault(DAY, text))
          .isEqualTo(new PropertyFault(Reason.INVALID_DATE, "day", Optional.of(text), message));
    }
  }

  @Nested
  class Booleans {
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void stayAsTheyWereSent(String text) {
      assertThat(kept("hs_call_has_voicemail", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"True", "yes", "1", " true"})
    void areRefusedWhenTheyAreNone(String text) {
      assertThat(fault("hs_call_has_voicemail", text).reason()).isEqualTo(Reason.INVALID_BOOLEAN);
    }
  }

  @Nested
  class Enumerations {
    private static final PropertyDefinition TOPICS =
        PropertyFixture.several("topics", "price", "terms", "other");

    @Test
    void haveOneOfTheOptions() {
      assertThat(kept("hs_call_direction", "INBOUND")).isEqualTo("INBOUND");
      assertThat(fault("hs_call_direction", "inbound"))
          .isEqualTo(
              new PropertyFault(
                  Reason.INVALID_OPTION,
                  "hs_call_direction",
                  Optional.of("inbound"),
                  "inbound was not one of the allowed options: [INBOUND, OUTBOUND]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETED", "MISSED", "HOLD", "UNKNOWN"})
    void takeEveryStatus(String status) {
      assertThat(kept("hs_call_status", status)).isEqualTo(status);
    }

    @Test
    void takeNoOtherSourceThanTheIntegrationsPlatform() {
      assertThat(kept("hs_call_source", "INTEGRATIONS_PLATFORM"))
          .isEqualTo("INTEGRATIONS_PLATFORM");
      assertThat(fault("hs_call_source", "CALLING").reason()).isEqualTo(Reason.INVALID_OPTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f240bbac-87c9-4f6e-bf70-924b57d47db7", "connected"})
    void takeAnyTextWhereTheOptionsAreKeptElsewhere(String text) {
      assertThat(kept("hs_call_disposition", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
      "price, price",
      "price;terms, price;terms",
      "terms;price;terms, terms;price",
      "price;;terms;, price;terms",
      ";other, price;other",
      ";price;terms, price;terms",
      ";, price"
    })
    void mayHaveSeveralValues(String text, String expected) {
      assertThat(PropertyValues.check(TOPICS, text, Optional.of("price")))
          .isEqualTo(new ValueCheck.Accepted(expected));
    }

    @Test
    void appendToNothingWhereThereIsNoValue() {
      assertThat(kept(TOPICS, ";other")).isEqualTo("other");
      assertThat(kept(TOPICS, ";")).isEmpty();
    }

    @Test
    void nameTheValueThatIsNoOption() {
      assertThat(fault(TOPICS, "price;Terms"))
          .isEqualTo(
              new PropertyFault(
                  Reason.INVALID_OPTION,
                  "topics",
                  Optional.of("Terms"),
                  "Terms was not one of the allowed options: [price, terms, other]"));
    }

    @Test
    void growNoLongerThanAValueMayBe() {
      PropertyDefinition files =
          PropertyDefinitions.HUBSPOT_ONLY.find("hs_attachment_ids").orElseThrow();
      Optional<String> current = Optional.of("1".repeat(65_000));

      assertThat(PropertyValues.check(files, ";" + "2".repeat(535), current))
          .isInstanceOf(ValueCheck.Accepted.class);
      assertThat(PropertyValues.check(files, ";" + "2".repeat(536), current))
          .isInstanceOfSatisfying(
              ValueCheck.Refused.class,
              refused ->
                  assertThat(refused.fault().reason()).isEqualTo(Reason.PROPERTY_VALUE_TOO_LONG));
    }

    @Test
    void nameAHundredOptionsAtMost() {
      String[] options = new String[101];
      for (int i = 0; i < options.length; i++) {
        options[i] = "o" + i;
      }

      assertThat(
              fault(PropertyFixture.own("many", PropertyType.ENUMERATION, options), "x").message())
          .endsWith(", o98, o99, …]");
    }
  }

  @Nested
  class Texts {
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "📞"})
    void haveAtMost65536Characters(String character) {
      assertThat(kept("hs_call_body", character.repeat(65_536))).startsWith(character);
      assertThat(fault("hs_call_body", character.repeat(65_537)))
          .satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(Reason.PROPERTY_VALUE_TOO_LONG);
            assertThat(fault.message())
                .isEqualTo(
                    "Property \"hs_call_body\" has 65537 characters, but may have at most"
                        + " 65536.");
            assertThat(fault.value().orElseThrow()).hasSizeLessThanOrEqualTo(201);
          });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"ab\uD83D", "ab\uDCDEx", "ab\uDCDE\uD83D", "ab\0", "ab\uD83D\uD83D\uDCDE"})
    void areRefusedWhenTheyCannotBeKept(String text) {
      assertThat(fault("hs_call_title", text))
          .satisfies(fault -> {
            assertThat(fault.reason()).isEqualTo(Reason.INVALID_UNICODE);
            assertThat(fault.value()).isEmpty();
            assertThat(fault.message()).contains("at character 3");
          });
    }

    @Test
    void stayAsTheyWereSent() {
      Samples.check(
          "text is kept as it is",
          500,
          random -> {
            String text = new Draw(random).text().replace("\0", "");
            assertThat(kept("hs_call_title", text)).isEqualTo(text);
          });
    }
  }

  @Nested
  class RecordingUrls {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://example.com/r.mp3",
          "HTTPS://example.com",
          "https://example.com:8443/a?b=c#d",
          "https://user:secret@example.com/r.wav",
          "https://[::1]/r.mp3"
        })
    void areHttps(String url) {
      assertThat(kept("hs_call_recording_url", url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://example.com/r.mp3",
          "example.com/r.mp3",
          "https://",
          "https:///r.mp3",
          "https:example.com",
          "https://exa mple.com",
          "https://example.com/a b",
          " https://example.com",
          "javascript:alert(1)"
        })
    void areRefusedWhenTheyAreNot(String url) {
      assertThat(fault("hs_call_recording_url", url))
          .isEqualTo(
              new PropertyFault(
                  Reason.INVALID_URL,
                  "hs_call_recording_url",
                  Optional.of(url),
                  url + " was not a valid HTTPS URL."));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "2026-03-12T10:00:00Z"})
  void whatIsReadOnlyTakesNoValue(String text) {
    assertThat(fault("hs_createdate", text))
        .isEqualTo(
            new PropertyFault(
                Reason.READ_ONLY_VALUE,
                "hs_createdate",
                Optional.of(text),
                "\"hs_createdate\" is a calculated property; its value cannot be set."));
  }

  @Test
  void emptyTextClearsWhateverMayBeSet() {
    assertThat(CallProperties.ALL)
        .filteredOn(definition -> !definition.flags().readOnly())
        .allSatisfy(definition -> assertThat(kept(definition, "")).isEmpty());
  }

  @Test
  void aLongValueIsCutInTheMessage() {
    assertThat(fault("hs_call_duration", "x".repeat(60_000)).message())
        .isEqualTo("x".repeat(200) + "… was not a valid number.");
    assertThat(Excerpt.of("x".repeat(199) + "📞")).isEqualTo("x".repeat(199) + "…");
  }

  private static String kept(String name, String text) {
    return kept(PropertyDefinitions.HUBSPOT_ONLY.find(name).orElseThrow(), text);
  }

  private static String kept(PropertyDefinition definition, String text) {
    return switch (PropertyValues.check(definition, text)) {
      case ValueCheck.Accepted(String value) -> value;
      case ValueCheck.Refused(PropertyFault fault) -> throw new AssertionError(fault);
    };
  }

  private static PropertyFault fault(String name, String text) {
    return fault(PropertyDefinitions.HUBSPOT_ONLY.find(name).orElseThrow(), text);
  }

  private static PropertyFault fault(PropertyDefinition definition, String text) {
    return switch (PropertyValues.check(definition, text)) {
      case ValueCheck.Accepted(String value) -> throw new AssertionError("accepted as " + value);
      case ValueCheck.Refused(PropertyFault fault) -> fault;
    };
  }
}
