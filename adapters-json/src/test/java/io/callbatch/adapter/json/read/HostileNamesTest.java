package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HostileNamesTest {
  private static final String BASE =
      "\"status\":\"COMPLETE\",\"results\":[],\"startedAt\":\"2024-01-15T10:30:00Z\","
          + "\"completedAt\":\"2024-01-15T10:30:00Z\"";

  /** Minutes, if each were compared with each; a second as it is. */
  @Test
  @Timeout(30)
  void namesThatCollideAndAreRepeatedDoNotSlowTheReadingDown() {
    List<String> names = new ArrayList<>(List.of(""));
    for (int i = 0; i < 15; i++) {
      names =
          names.stream()
              .flatMap(name -> List.of(name + "Aa", name + "BB").stream())
              .collect(Collectors.toCollection(ArrayList::new));
    }
    String members =
        names.stream()
            .map(name -> ",\"%s\":1,\"%s\":2".formatted(name, name))
            .collect(Collectors.joining());

    assertThat(JsonReading.lenient("{" + BASE + members + "}").batch().unknownMembers())
        .hasSize(1 << 15)
        .containsEntry(names.getFirst(), "2");
  }

  @Test
  @Timeout(30)
  void findingsWithinALongNameAreListedWithinBoundsAndCounted() {
    String name = "k".repeat(500_000);
    String values = IntStream.range(0, 20_000).mapToObj(_ -> "{}").collect(Collectors.joining(","));

    Reading.Refused refused =
        JsonReading.lenient(
                "{%s,\"errors\":[{\"context\":{\"%s\":[%s]}}]}".formatted(BASE, name, values))
            .refused();

    assertThat(refused.violations().total()).isEqualTo(20_000);
    assertThat(refused.violations().listed()).hasSizeBetween(1, 5);
    assertThat(refused.violations().listed().getFirst().pointer())
        .isEqualTo("/errors/0/context/%s/0".formatted(name));
  }

  @Test
  void halfASurrogatePairInANameOfHubSpotsMembersIsOneViolation() {
    JsonReading links =
        JsonReading.lenient("{" + BASE + ",\"errors\":[{\"links\":{\"x\\udc00\":\"\"}},null]}");

    assertThat(links.violations())
        .hasSize(2)
        .first()
        .asString()
        .contains("/errors/0/links/")
        .endsWith("[unicode]");
    assertThat(links.refused().reason()).isEqualTo(Reading.Refusal.INVALID);
  }

  @Test
  void theLastOfRepeatedLinksCountsInTheirField() {
    JsonReading reading =
        JsonReading.lenient("{" + BASE + ",\"errors\":[{\"links\":{\"a\":\"1\",\"a\":\"2\"}}]}");

    assertThat(reading.batch().errors().getFirst().links()).containsEntry("a", "2");
    assertThat(reading.warnings()).singleElement().asString().endsWith("[duplicate-member]");
  }

  @Test
  void theSyntaxErrorIsListedHoweverMuchComesBeforeIt() {
    String calls = IntStream.range(0, 40).mapToObj(_ -> "{}").collect(Collectors.joining(","));

    Reading.Refused refused =
        JsonReading.lenient("{\"status\":\"COMPLETE\",\"results\":[%s]} x".formatted(calls))
            .refused();

    assertThat(refused.violations().listed()).hasSize(100);
    assertThat(refused.violations().listed().getLast().rule().id()).isEqualTo("syntax");
    assertThat(refused.violations().total()).isGreaterThan(150);
  }

  @Test
  void digitsOfAnyNumberAreMillisecondsOrOutOfRange() {
    String document = BASE.replace("\"results\"", "\"requestedAt\":\"%s\",\"results\"");

    assertThat(JsonReading.lenient("{" + document.formatted("9999999999999999") + "}").violations())
        .singleElement()
        .asString()
        .endsWith("[range]");
    assertThat(
            JsonReading.lenient("{" + document.formatted("0000001705314600000") + "}")
                .batch()
                .requestedAt())
        .hasToString("Optional[2024-01-15T10:30:00Z]");
  }
}
