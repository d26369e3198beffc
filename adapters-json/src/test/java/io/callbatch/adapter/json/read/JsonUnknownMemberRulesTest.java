package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.CallWarning;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.port.out.UnknownMemberRules.Breach;
import io.callbatch.domain.port.out.UnknownMemberRules.Owner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonUnknownMemberRulesTest {
  private final JsonUnknownMemberRules rules = new JsonUnknownMemberRules(ReadLimits.DEFAULT);

  private static Call callWith(String members) {
    return JsonReading.strict(
            """
            {"status":"COMPLETE","startedAt":"2024-01-15T10:30:00Z","completedAt":"2024-01-15T10:30:00Z",
             "results":[{"id":"1","properties":{},"createdAt":"2024-01-15T10:30:00Z",
               "updatedAt":"2024-01-15T10:30:00Z","archived":false%s}]}\
            """
                .formatted(members))
        .batch()
        .results()
        .getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e3",
        "-0.0",
        "1E+0400",
        "123456789012345678901234567890.10",
        "\"\\u00e9\\/ é\"",
        "{ \"b\" : 1 ,\n \"a\":[ ] }",
        "null",
        "[[[]]]"
      })
  void keepTheirTextByteForByte(String json) {
    assertThat(callWith(",\"x\": " + json + " ").unknownMembers())
        .containsExactlyEntriesOf(Map.of("x", json));
  }

  @Test
  void membersThatFitAreRead() {
    Call call =
        callWith(
            """
            ,"url":"u","objectWriteTraceId":"t","new":false,
            "associations":{"contacts":{"results":[{"type":"call_to_contact","id":"9"}]}},
            "warnings":[{"message":"m","category":"c"},{"category":"c","message":"m","context":{"a":"b"}}]
            """);

    assertThat(call.unknownMembers()).isEmpty();
    assertThat(call.url()).contains("u");
    assertThat(call.isNew()).contains(false);
    assertThat(call.associations())
        .containsEntry(
            "contacts",
            new AssociationList(
                List.of(new Association("9", "call_to_contact", Map.of())), Map.of()));
    assertThat(call.warnings())
        .containsExactly(
            new CallWarning("c", "m", Map.of(), Map.of(), List.of()),
            new CallWarning("c", "m", Map.of("a", "b"), Map.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"associations\":{\"contacts\":{\"results\":[]},\"x\":5}",
        "\"associations\":{\"contacts\":[]}",
        "\"associations\":{\"contacts\":{\"results\":[{\"id\":\"9\",\"type\":null}]}}",
        "\"associations\":{\"contacts\":{\"results\":{}}}",
        "\"associations\":{\"contacts\":{\"results\":[{\"id\":9,\"type\":\"t\"}]}}",
        "\"associations\":{\"contacts\":{}}",
        "\"associations\":null",
        "\"warnings\":[{\"category\":\"c\",\"message\":5}]",
        "\"warnings\":[[]]",
        "\"warnings\":[{\"category\":\"c\"}]",
        "\"warnings\":{}",
        "\"new\":\"true\"",
        "\"url\":5",
        "\"objectWriteTraceId\":null"
      })
  void membersThatDoNotFitStayAsAWhole(String member) {
    String[] parts = member.split(":", 2);
    String name = parts[0].replace("\"", "");

    assertThat(callWith("," + member).unknownMembers())
        .containsExactlyEntriesOf(Map.of(name, parts[1]));
  }

  @Test
  void whatObjectsHaveBesidesTheirFieldsStaysWithThem() {
    Call call =
        callWith(
            """
            ,"associations":{"contacts":{"paging":{"next":{"after":"2" }},
               "results":[{"id":"9","label":null,"type":"call_to_contact","n": 1.0e2}]}},
            "warnings":[{"more":-0,"category":"c","context":{"ids":["1"]},"message":"m"}]
            """);

    assertThat(call.unknownMembers()).isEmpty();
    assertThat(call.associations())
        .containsEntry(
            "contacts",
            new AssociationList(
                List.of(
                    new Association("9", "call_to_contact", Map.of("label", "null", "n", "1.0e2"))),
                Map.of("paging", "{\"next\":{\"after\":\"2\" }}")));
    assertThat(call.warnings())
        .containsExactly(
            new CallWarning(
                "c",
                "m",
                Map.of(),
                Map.of("more", "-0", "context", "{\"ids\":[\"1\"]}"),
                List.of()));
  }

  @Test
  void emptyPartsAreNotedAndOnlyThose() {
    Call call =
        callWith(
            """
            ,"warnings": [ ],"associations":{},"propertiesWithHistory":{}
            """);
    assertThat(call.emptyMembers())
        .containsExactly("warnings", "associations", "propertiesWithHistory");
    assertThat(call.unknownMembers()).isEmpty();
    assertThat(callWith("").emptyMembers()).isEmpty();
    assertThat(callWith(",\"warnings\":null,\"associations\":[]").emptyMembers()).isEmpty();

    Call nested =
        callWith(
            """
            ,"warnings":[{"category":"c","message":"m","context":{}}],
            "associations":{"contacts":{"results":[]}},"propertiesWithHistory":{"a":[]}
            """);
    assertThat(nested.emptyMembers()).isEmpty();
    assertThat(nested.warnings().getFirst().emptyMembers()).containsExactly("context");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CALL | id | 5 | unknown-member",
        "ASSOCIATION_LIST | results | 5 | unknown-member",
        "ASSOCIATION | id | null | unknown-member",
        "ASSOCIATION | type | 5 | unknown-member",
        "CALL_WARNING | message | 5 | unknown-member",
        "CALL_WARNING | context | {} | unknown-member",
        "CALL | url | \"u\" | unknown-member",
        "CALL | new | true | unknown-member",
        "CALL | warnings | [] | unknown-member",
        "CALL | associations | {} | unknown-member",
        "BATCH | numErrors | 12.0 | unknown-member",
        "BATCH_ERROR | links | {} | unknown-member",
        "BATCH_ERROR | subCategory | \"s\" | unknown-member",
        "PROPERTY_HISTORY | value | null | unknown-member",
        "ERROR_DETAIL | in | 1 | unknown-member",
        "CALL | x | `` | syntax",
        "CALL | x | {\"a\":} | syntax",
        "CALL | x | 1 2 | syntax",
        "CALL | x | NaN | syntax",
        "CALL | x | \"\\ud800\" | unicode"
      })
  void aMessageMustNotKeepWhatJsonWouldPutElsewhere(
      Owner owner, String name, String json, String rule) {
    assertThat(rules.check(owner, name, json).map(Breach::rule).map(one -> one.id()))
        .contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CALL | url | 5",
        "CALL | new | null",
        "CALL | ID | 5",
        "BATCH | numErrors | \"1\"",
        "BATCH | numErrors | 1.5",
        "BATCH | url | \"u\"",
        "BATCH_ERROR | id | 7",
        "PROPERTY_HISTORY | url | \"u\"",
        "ERROR_DETAIL | id | \"7\"",
        "ASSOCIATION_LIST | paging | {}",
        "ASSOCIATION | label | null",
        "CALL_WARNING | context | {\"a\":5}"
      })
  void aMessageMayKeepWhatFitsNoField(Owner owner, String name, String json) {
    assertThat(rules.check(owner, name, json)).isEmpty();
  }

  @Test
  void theirDepthCountsFromWhereTheyStand() {
    String deep = "[".repeat(253) + "]".repeat(253);

    assertThat(rules.check(Owner.CALL, "x", deep)).isEmpty();
    assertThat(rules.check(Owner.CALL, "x", "[" + deep + "]").map(Breach::message))
        .contains("found a value nested so deep that the document is more than 256 deep");
  }

  @Test
  void aNameThatIsRepeatedWithinAMemberCanBeMended() {
    Breach breach = rules.check(Owner.BATCH, "x", "[{\"a\":1,\"a\":{\"a\":2}}]").orElseThrow();

    assertThat(breach.rule().id()).isEqualTo("duplicate-member");
    assertThat(breach.mendable()).isTrue();
    assertThat(rules.check(Owner.BATCH, "x", "[{\"a\":1},{\"a\":{\"a\":2}}]")).isEmpty();
  }
}
