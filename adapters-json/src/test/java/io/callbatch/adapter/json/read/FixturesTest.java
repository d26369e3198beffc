package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.testing.Fixture;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FixturesTest {
  @ParameterizedTest
  @EnumSource
  void conformInStrictModeAsFarAsTheyDo(Fixture fixture) {
    JsonReading reading = JsonReading.of(fixture.bytes(), ReadMode.STRICT);

    if (fixture.breaches().isEmpty()) {
      assertThat(reading.violations()).isEmpty();
    } else {
      Reading.Refused refused = reading.refused();
      assertThat(refused.violations().listed())
          .extracting(Violation::pointer)
          .containsExactlyInAnyOrderElementsOf(fixture.breaches());
    }
  }

  @ParameterizedTest
  @EnumSource
  void areJudgedByTheSchemaAsWell(Fixture fixture) {
    String text = new String(fixture.bytes(), StandardCharsets.UTF_8);

    assertThat(SchemaOracle.brokenAt(text)).isEqualTo(fixture.breaches());
  }

  @ParameterizedTest
  @EnumSource
  void areAllReadInLenientMode(Fixture fixture) {
    assertThat(JsonReading.of(fixture.bytes(), ReadMode.LENIENT).batch()).isNotNull();
  }

  @Test
  void theSchemasOwnExampleBreaksItInThreePlaces() {
    assertThat(JsonReading.of(Fixture.SEED_EXAMPLE.bytes(), ReadMode.STRICT).violations())
        .containsExactly(
            "16:16 /results/0/propertiesWithHistory/key: expected an array of PropertyHistory"
                + " objects, found the string \"value\" [type]",
            "33:16 /errors/0/context/key: expected an array of strings, found the string \"value\""
                + " [type]",
            "36:9 /errors/0/errors/0/message: expected a string, found no message [required]");
  }

  @Test
  void lenientModeHasTheThreePlacesAmongItsWarnings() {
    assertThat(JsonReading.of(Fixture.SEED_EXAMPLE.bytes(), ReadMode.LENIENT).warnings())
        .containsExactly(
            "16:16 /results/0/propertiesWithHistory/key: expected an array of PropertyHistory"
                + " objects, found the string \"value\" [type]",
            "21:21 /results/0/archivedAt: archivedAt is 2025-03-15T14:30:00Z, but the call isn't"
                + " archived [archived-at-without-archived]",
            "25:16 /startedAt: the batch started at 2024-01-15T10:30:00Z, before it was requested"
                + " at 2025-03-15T14:30:00Z [started-before-requested]",
            "33:16 /errors/0/context/key: expected an array of strings, found the string \"value\""
                + " [type]",
            "36:9 /errors/0/errors/0/message: expected a string, found no message [required]");
  }
}
