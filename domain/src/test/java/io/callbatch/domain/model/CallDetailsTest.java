package io.callbatch.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallDetailsTest {
  private static final Instant ANY = Instant.parse("2026-03-12T10:02:14Z");

  @Test
  void everyWellKnownPropertyIsRead() {
    CallDetails details =
        CallDetails.of(
            callWith(
                Map.ofEntries(
                    Map.entry("hs_call_title", "title"),
                    Map.entry("hs_call_body", "<p>body</p>"),
                    Map.entry("hs_call_direction", "OUTBOUND"),
                    Map.entry("hs_call_status", "COMPLETED"),
                    Map.entry("hs_call_duration", "1800000"),
                    Map.entry("hs_timestamp", "2024-01-15T10:30:00.000Z"),
                    Map.entry("hs_call_disposition", "f240bbac"),
                    Map.entry("hs_call_from_number", "+44 20 7946 0958"),
                    Map.entry("hs_call_to_number", "+44 20 7946 0959"),
                    Map.entry("hs_call_recording_url", "https://example.com/r.mp3"),
                    Map.entry("hubspot_owner_id", "11349275740"))));

    assertThat(details)
        .isEqualTo(
            new CallDetails(
                Optional.of("title"),
                Optional.of("<p>body</p>"),
                Optional.of(CallDirection.OUTBOUND),
                Optional.of(CallStatus.COMPLETED),
                Optional.of(Duration.ofMinutes(30)),
                Optional.of(Instant.parse("2024-01-15T10:30:00Z")),
                Optional.of("f240bbac"),
                Optional.of("+44 20 7946 0958"),
                Optional.of("+44 20 7946 0959"),
                Optional.of("https://example.com/r.mp3"),
                Optional.of("11349275740")));
  }

  @ParameterizedTest
  @CsvSource({
    "1705314600000, 2024-01-15T10:30:00Z",
    "-1, 1969-12-31T23:59:59.999Z",
    "2024-01-15T11:30:00+01:00, 2024-01-15T10:30:00Z"
  })
  void aTimestampComesAsEpochMillisecondsOrText(String text, Instant instant) {
    assertThat(CallDetails.of(callWith(Map.of("hs_timestamp", text))).timestamp())
        .contains(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "315576000000001", "99999999999999999999"})
  void aDurationThatDoesNotParseIsLeftOut(String text) {
    assertThat(CallDetails.of(callWith(Map.of("hs_call_duration", text))).duration()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2024-13-01T00:00:00Z", "999999999999999"})
  void aTimestampThatDoesNotParseIsLeftOut(String text) {
    assertThat(CallDetails.of(callWith(Map.of("hs_timestamp", text))).timestamp()).isEmpty();
  }

  @Test
  void aDirectionThatIsNoneIsLeftOut() {
    assertThat(CallDetails.of(callWith(Map.of("hs_call_direction", "outbound"))).direction())
        .isEmpty();
  }

  private static Call callWith(Map<String, String> properties) {
    return new Call(
        "1",
        properties,
        List.of(),
        Map.of(),
        ANY,
        ANY,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(),
        Map.of(),
        List.of());
  }
}
