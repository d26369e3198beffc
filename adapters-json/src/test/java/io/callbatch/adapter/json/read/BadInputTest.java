package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.testing.Fixture;
import io.callbatch.domain.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes is answered with a violation that says what and where. */
class BadInputTest {
  private static final String GOOD =
      "{\"status\":\"COMPLETE\",\"results\":[],\"startedAt\":\"2024-01-15T10:30:00Z\","
          + "\"completedAt\":\"2024-01-15T10:30:01Z\"}";

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("", "1:1 : expected a JSON document, found nothing [syntax]"),
        Arguments.of(" \n ", "2:2 : expected a JSON document, found nothing [syntax]"),
        Arguments.of(
            "\uFEFF" + GOOD, "1:1 : expected JSON without a byte order mark, found one [syntax]"),
        Arguments.of(
            GOOD + "\n{}", "2:1 : expected the end of the document, found more after it [syntax]"),
        Arguments.of(
            GOOD + "]", "1:107 : expected the end of the document, found more after it [syntax]"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedTextIsOneViolation(String text, String due) {
    JsonReading reading = JsonReading.lenient(text);

    assertThat(reading.refused().reason()).isEqualTo(Reading.Refusal.MALFORMED);
    assertThat(reading.violations()).singleElement().asString().startsWith(due.split(": ", 2)[0]);
    assertThat(reading.refused().violations().listed().getFirst().rule()).isEqualTo(Rule.SYNTAX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"status\":NaN}                  | 1:11",
        "{\"status\":Infinity}             | 1:11",
        "{\"status\":-Infinity}            | 1:11",
        "{\"status\":\"PENDING\",}         | 1:21",
        "{\"results\":[1,]}                | 1:15",
        "{/* note */\"status\":\"PENDING\"} | 1:2",
        "// note                           | 1:1",
        "# note                            | 1:1",
        "{'status':\"PENDING\"}            | 1:2",
        "{status:\"PENDING\"}              | 1:2",
        "{\"status\":\"a\tb\"}             | 1:13",
        "{\"status\":01}                   | 1:12",
        "{\"status\":+1}                   | 1:12",
        "{\"status\":.5}                   | 1:11",
        "{\"status\":1.}                   | 1:13",
        "{\"status\":1e}                   | 1:13",
        "{\"status\":\"\\x\"}              | 1:13",
        "{\"status\":\"\\u12G4\"}          | 1:16",
        "{\"status\":tru}                  | 1:11",
        "{\"status\" \"PENDING\"}          | 1:11",
        "{\"status\":\"PENDING\"           | 1:20",
        "nul                               | 1:1"
      })
  void textThatIsNoJsonIsRefusedAtItsPlace(String text, String place) {
    JsonReading reading = JsonReading.strict(text);

    assertThat(reading.refused().reason()).isEqualTo(Reading.Refusal.MALFORMED);
    Violation last = reading.refused().violations().listed().getLast();
    assertThat(last.rule()).isEqualTo(Rule.SYNTAX);
    assertThat(last.line() + ":" + last.column()).as(last.message()).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | null",
        "[] | an array",
        "5 | the number 5",
        "true | true",
        "[1,2] | an array"
      })
  void anotherValueThanAnObjectIsAViolation(String text, String found) {
    assertThat(JsonReading.lenient(text).violations())
        .containsExactly(
            "1:1 : expected a BatchCallsResponse object, found %s [type]".formatted(found));
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentCutOffAnywhereIsRefused(Fixture fixture) {
    byte[] whole = fixture.bytes();
    int end = new String(whole, StandardCharsets.UTF_8).stripTrailing().length();
    for (int length = 0; length < end; length++) {
      JsonReading reading = JsonReading.of(Arrays.copyOf(whole, length), ReadMode.LENIENT);

      assertThat(reading.refused().reason()).isNotEqualTo(Reading.Refusal.INVALID);
      assertThat(reading.violations()).isNotEmpty();
    }
  }

  @Test
  void otherEncodingsAreNotUtf8() {
    assertThat(JsonReading.of(GOOD.getBytes(StandardCharsets.UTF_16LE), ReadMode.LENIENT).refused())
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reading.Refusal.MALFORMED));
    assertThat(
            JsonReading.of(GOOD.getBytes(StandardCharsets.UTF_16), ReadMode.LENIENT).violations())
        .containsExactly(
            "1:1 : expected text in UTF-8, found the byte 0xFE, which is no UTF-8 here [unicode]");
  }

  @ParameterizedTest
  @CsvSource({"0x80", "0xC0", "0xC1", "0xE9", "0xED", "0xF5", "0xFF"})
  void aByteThatIsNoUtf8IsRefusedAtItsPlace(String hex) {
    byte[] json = GOOD.replace("COMPLETE", "é\nCOMPLETE").getBytes(StandardCharsets.UTF_8);
    json[15] = (byte) Integer.decode(hex).intValue();

    JsonReading reading = JsonReading.of(json, ReadMode.LENIENT);

    assertThat(reading.refused().reason()).isEqualTo(Reading.Refusal.NOT_UTF8);
    assertThat(reading.violations())
        .singleElement()
        .asString()
        .startsWith("2:2 : expected text in UTF-8, found the byte ");
  }

  @Test
  void aNulByteIsNoWhiteSpace() {
    assertThat(JsonReading.lenient(GOOD + "\0").refused().violations().listed())
        .singleElement()
        .satisfies(violation -> assertThat(violation.rule()).isEqualTo(Rule.SYNTAX));
    assertThat(JsonReading.lenient("\0\0\0\0").violations()).hasSize(1);
  }

  @Test
  void aHundredThousandNestedArraysAreTooDeep() {
    String deep = "[".repeat(100_000);

    assertThat(JsonReading.lenient("{\"x\":" + deep).violations())
        .contains(
            "1:261 /x%s: found objects and arrays nested more than 256 deep [depth]"
                .formatted("/0".repeat(255)));
    assertThat(JsonReading.lenient(deep).violations()).hasSizeBetween(1, 2);
  }

  @Test
  void aNumberOfTenMegabytesIsTooLong() {
    String json = GOOD.replace("{\"status\"", "{\"x\":" + "9".repeat(10_000_000) + ",\"status\"");

    assertThat(JsonReading.lenient(json).violations())
        .containsExactly(
            "1:6 /x: found a number of 10000000 characters; at most 1000 are read"
                + " [number-length]");
  }

  @Test
  void randomChangesOfSingleBytesNeverDoHarm() {
    Samples.check(
        "single bytes changed",
        3_000,
        random -> {
          Fixture[] fixtures = Fixture.values();
          byte[] json = fixtures[random.nextInt(fixtures.length)].bytes();
          for (int i = random.nextInt(4); i >= 0; i--) {
            json[random.nextInt(json.length)] = (byte) random.nextInt(256);
          }

          for (ReadMode mode : ReadMode.values()) {
            JsonReading reading = JsonReading.of(json, mode);

            assertThat(reading.warnings()).doesNotContainNull();
          }
        });
  }
}
