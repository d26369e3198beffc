package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.fault.FaultSettingsReader;
import io.callbatch.adapter.json.testing.CollidingNames;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.port.out.UnknownMemberRules.Owner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonParser;

/** Names that collide in Jackson's own symbol table are names like others, to every reader. */
@Timeout(60)
class UntrustedNamesTest {
  private static final List<String> NAMES = CollidingNames.of(4_000);
  private static final String BASE =
      "\"status\":\"COMPLETE\",\"results\":[],\"startedAt\":\"2024-01-15T10:30:00Z\","
          + "\"completedAt\":\"2024-01-15T10:30:00Z\"";

  @ParameterizedTest
  @EnumSource
  void aDocumentKeepsThemAll(ReadMode mode) {
    String text = "{%s,\"links\":{%s}}".formatted(BASE, CollidingNames.members(NAMES, "\"a\""));

    JsonReading reading = JsonReading.of(text.getBytes(StandardCharsets.UTF_8), mode);

    assertThat(reading.batch().links().keySet()).containsExactlyElementsOf(NAMES);
  }

  @Test
  void unknownMembersKeepThem() {
    JsonReading reading =
        JsonReading.lenient("{%s,%s}".formatted(BASE, CollidingNames.members(NAMES, "1")));

    assertThat(reading.batch().unknownMembers().keySet()).containsExactlyElementsOf(NAMES);
  }

  @Test
  void theRulesForUnknownMembersOfOtherFormatsPassThem() {
    assertThat(
            new JsonUnknownMemberRules(ReadLimits.DEFAULT)
                .check(Owner.CALL, "x", "{" + CollidingNames.members(NAMES, "1") + "}"))
        .isEmpty();
    assertThat(
            new JsonUnknownMemberRules(ReadLimits.DEFAULT)
                .check(
                    Owner.CALL,
                    "associations",
                    "{"
                        + CollidingNames.members(
                            NAMES, "{\"results\":[{\"id\":\"1\",\"type\":\"a\"}]}")
                        + "}"))
        .hasValueSatisfying(breach -> assertThat(breach.message()).contains("fits the field"));
  }

  @Test
  void aBatchToSubmitKeepsThem() {
    String text =
        "{\"operation\":\"create\",\"inputs\":[{\"properties\":{%s}}]}"
            .formatted(CollidingNames.members(NAMES, "\"a\""));

    assertThat(
            new BatchRequestReader(ReadLimits.DEFAULT, 100)
                .read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonResult.Read.class);
  }

  @Test
  void settingsOfFaultsListThemAsUnknown() {
    assertThat(
            FaultSettingsReader.read(
                ("{" + CollidingNames.members(NAMES, "1") + "}").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            JsonResult.Refused.class,
            refused -> assertThat(refused.refused().violations().total()).isEqualTo(4_000));
  }

  @Test
  void documentsWithNewNamesAreReadAfterThem() {
    for (int round = 0; round < 200; round++) {
      int group = round;
      List<String> colliding =
          CollidingNames.of(50).stream().map(name -> "g" + group + name.substring(4)).toList();
      assertThat(
              JsonReading.lenient("{%s,%s}".formatted(BASE, CollidingNames.members(colliding, "1")))
                  .violations())
          .isEmpty();
      List<String> fresh =
          IntStream.range(0, 20).mapToObj(i -> "hs_custom_%d_%d".formatted(group, i)).toList();
      assertThat(
              JsonReading.strict(
                      "{%s,\"links\":{%s}}".formatted(BASE, CollidingNames.members(fresh, "\"\"")))
                  .batch()
                  .links()
                  .keySet())
          .containsExactlyElementsOf(fresh);
    }
  }

  @Test
  void knownNamesAreFoundAndNoOthers() {
    for (String name :
        List.of(
            "id", "new", "url", "status", "propertiesWithHistory", "hs_call_body", "hs_i", "i")) {
      try (JsonParser parser =
          JsonParsers.parser("{\"%s\":1}".formatted(name).getBytes(StandardCharsets.UTF_8))) {
        parser.nextToken();
        assertThat(parser.nextName()).isEqualTo(name);
      }
    }
    assertThat(KnownNames.INSTANCE.findName(0xFFFF_6964)).isEqualTo("id");
    assertThat(KnownNames.INSTANCE.findName(0xFFFF_6965)).isNull();
    assertThat(KnownNames.INSTANCE.makeChild(0)).isSameAs(KnownNames.INSTANCE);
  }
}
