package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.BatchError;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of the two modes, row by row, with the texts that people read. */
class ModesTest {
  private static final String CALL =
      """
      {"id":"1","properties":{"p":"v"},"createdAt":"2024-01-15T10:30:00Z",\
      "updatedAt":"2024-01-15T10:30:00Z","archived":false}\
      """;

  private static String batch(String members) {
    return """
    {"status":"COMPLETE","results":[%s],"startedAt":"2024-01-15T10:30:00Z",\
    "completedAt":"2024-01-15T10:30:01Z"%s}\
    """
        .formatted(CALL, members);
  }

  private static String call(String from, String to) {
    return batch("").replace(from, to);
  }

  private static Call firstCall(JsonReading reading) {
    return reading.batch().results().getFirst();
  }

  private static BatchError firstError(JsonReading reading) {
    return reading.batch().errors().getFirst();
  }

  @Test
  void nullAsAPropertyValueIsKept() {
    String json = call("\"v\"", "null");

    assertThat(JsonReading.strict(json).violations())
        .containsExactly("1:61 /results/0/properties/p: found null; due is a string [type]");
    JsonReading lenient = JsonReading.lenient(json);
    assertThat(firstCall(lenient).nullProperties()).containsExactly("p");
    assertThat(firstCall(lenient).properties()).isEmpty();
    assertThat(lenient.warnings()).isEmpty();
  }

  @Test
  void nullForAnOptionalMemberIsAsAbsent() {
    String json = batch(",\"requestedAt\":null,\"links\":{\"a\":null,\"b\":\"x\"}");

    assertThat(JsonReading.strict(json).violations())
        .containsExactly(
            "1:241 /requestedAt: found null; due is an RFC 3339 date-time, or no member at all"
                + " [type]",
            "1:259 /links/a: found null; due is a string, or no member at all [type]");
    JsonReading lenient = JsonReading.lenient(json);
    assertThat(lenient.batch().requestedAt()).isEmpty();
    assertThat(lenient.batch().links()).containsOnlyKeys("b");
    assertThat(lenient.warnings()).hasSize(2);
  }

  @Test
  void nullForARequiredMemberIsAViolationInBothModes() {
    String json = call("\"id\":\"1\"", "\"id\":null");

    List<String> due = List.of("1:39 /results/0/id: found null; due is a string [type]");
    assertThat(JsonReading.strict(json).violations()).isEqualTo(due);
    assertThat(JsonReading.lenient(json).violations()).isEqualTo(due);
  }

  @Test
  void nullAsAnElementIsAViolationInBothModes() {
    String json = batch(",\"errors\":[{\"context\":{\"ids\":[null]}}]");

    assertThat(JsonReading.lenient(json).violations())
        .hasSize(1)
        .first()
        .asString()
        .contains("/errors/0/context/ids/0: found null; due is a string [type]");
  }

  @Test
  void aScalarStandsForAnArrayOfOne() {
    String json = batch(",\"errors\":[{\"context\":{\"ids\":7}}]");

    assertThat(JsonReading.strict(json).violations())
        .singleElement()
        .asString()
        .endsWith("found the number 7; due is an array of strings [type]");
    JsonReading lenient = JsonReading.lenient(json);
    assertThat(firstError(lenient).context()).containsEntry("ids", List.of("7"));
    assertThat(lenient.warnings()).hasSize(1);
  }

  @Test
  void aScalarStandsForOneVersionOfAProperty() {
    String json = call("\"createdAt\"", "\"propertiesWithHistory\":{\"p\":\"old\"},\"createdAt\"");

    assertThat(firstCall(JsonReading.lenient(json)).propertiesWithHistory().get("p"))
        .singleElement()
        .satisfies(version -> assertThat(version.value()).contains("old"));
  }

  @Test
  void cancelledIsReadAsCanceled() {
    String json = batch("").replace("COMPLETE", "CANCELLED");

    assertThat(JsonReading.strict(json).violations())
        .containsExactly(
            "1:11 /status: found the string \"CANCELLED\"; due is one of PENDING, PROCESSING,"
                + " CANCELED, COMPLETE [enum]");
    assertThat(JsonReading.lenient(json).batch().status()).isEqualTo(BatchStatus.CANCELED);
    assertThat(JsonReading.lenient(json).warnings()).hasSize(1);
  }

  @Test
  void epochMillisecondsStandForADateTime() {
    String number = batch("").replace("\"2024-01-15T10:30:01Z\"", "1705314601000");
    String digits = batch("").replace("\"2024-01-15T10:30:01Z\"", "\"1705314601000\"");

    assertThat(JsonReading.strict(number).violations())
        .singleElement()
        .asString()
        .endsWith("found the number 1705314601000; due is an RFC 3339 date-time [type]");
    assertThat(JsonReading.strict(digits).violations())
        .singleElement()
        .asString()
        .endsWith("[date-time]");
    for (String json : List.of(number, digits)) {
      JsonReading lenient = JsonReading.lenient(json);
      assertThat(lenient.batch().completedAt()).contains(Instant.parse("2024-01-15T10:30:01Z"));
      assertThat(lenient.warnings()).hasSize(1);
    }
  }

  @Test
  void aNumberOrBooleanStandsForItsText() {
    String json = call("\"v\"", "1.50");

    assertThat(JsonReading.strict(json).violations())
        .containsExactly(
            "1:61 /results/0/properties/p: found the number 1.50; due is a string [type]");
    assertThat(firstCall(JsonReading.lenient(json)).properties()).containsEntry("p", "1.50");
    assertThat(JsonReading.lenient(json).warnings()).hasSize(1);
  }

  @Test
  void aMissingMessageOfAnErrorDetailIsReadAsEmpty() {
    String json = batch(",\"errors\":[{\"errors\":[{}]}]");

    assertThat(JsonReading.strict(json).violations())
        .containsExactly(
            "1:248 /errors/0/errors/0/message: found no message; due is a string [required]");
    JsonReading lenient = JsonReading.lenient(json);
    assertThat(firstError(lenient).errors().getFirst().message()).isEmpty();
    assertThat(lenient.warnings()).hasSize(1);
  }

  @Test
  void startAndCompletionMayBeMissingWhileABatchIsNotComplete() {
    for (String status : List.of("PENDING", "PROCESSING", "CANCELED")) {
      String json = "{\"results\":[],\"status\":\"%s\"}".formatted(status);

      assertThat(JsonReading.strict(json).violations())
          .containsExactly(
              "1:1 /startedAt: found no startedAt; due is an RFC 3339 date-time [required]",
              "1:1 /completedAt: found no completedAt; due is an RFC 3339 date-time [required]");
      assertThat(JsonReading.lenient(json).warnings()).hasSize(2);
      assertThat(JsonReading.lenient(json).batch().startedAt()).isEmpty();
    }
    assertThat(JsonReading.lenient("{\"results\":[],\"status\":\"COMPLETE\"}").violations())
        .hasSize(2);
  }

  @Test
  void ofARepeatedMemberTheLastValueCounts() {
    String json = batch(",\"links\":5,\"links\":{\"a\":\"1\",\"a\":\"2\"}");

    assertThat(JsonReading.strict(json).violations())
        .containsExactly(
            "1:245 /links: found the member \"links\" once more; a name may stand only once in an"
                + " object [duplicate-member]",
            "1:258 /links/a: found the member \"a\" once more; a name may stand only once in an"
                + " object [duplicate-member]");
    JsonReading lenient = JsonReading.lenient(json);
    assertThat(lenient.batch().links()).containsExactlyEntriesOf(Map.of("a", "2"));
    assertThat(lenient.warnings()).hasSize(2);
  }

  @Test
  void namesThatAreSpeltDifferentlyAreStillTheSame() {
    assertThat(JsonReading.strict(batch(",\"\\u0073tatus\":\"PENDING\"")).violations())
        .singleElement()
        .asString()
        .contains("/status: ")
        .endsWith("[duplicate-member]");
  }

  @Test
  void aMemberHubSpotAddsIsNeverAViolation() {
    String json =
        batch(
            ",\"numErrors\":\"none\",\"somethingNew\":[1, 2.50],"
                + "\"errors\":[{\"id\":5,\"subCategory\":{\"a\":1},\"links\":null}]");

    JsonReading strict = JsonReading.strict(json);
    assertThat(strict.warnings()).isEmpty();
    assertThat(strict.batch().unknownMembers())
        .containsEntry("numErrors", "\"none\"")
        .containsEntry("somethingNew", "[1, 2.50]");
    assertThat(firstError(strict).unknownMembers())
        .containsEntry("id", "5")
        .containsEntry("subCategory", "{\"a\":1}")
        .containsEntry("links", "null");
  }

  @Test
  void aLeapSecondIsReadAsTheInstantThatFollows() {
    String json = batch("").replace("2024-01-15T10:30:01Z", "2016-12-31T23:59:60Z");

    assertThat(JsonReading.strict(json).batch().completedAt())
        .contains(Instant.parse("2017-01-01T00:00:00Z"));
    assertThat(JsonReading.strict(json).warnings())
        .anySatisfy(warning -> assertThat(warning).endsWith("[leap-second]"));
  }
}
