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
        .containsExactly("1:61 /results/0/properties/p: expected a string, found null [type]");
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
            "1:241 /requestedAt: expected an RFC 3339 date-time, or no member at all, found null"
                + " [type]",
            "1:259 /links/a: expected a string, or no member at all, found null [type]");
    JsonReading lenient = JsonReading.lenient(json);
    assertThat(lenient.batch().requestedAt()).isEmpty();
    assertThat(lenient.batch().links()).containsOnlyKeys("b");
    assertThat(lenient.warnings()).hasSize(2);
  }

  @Test
  void nullEntriesOfAnOptionalObjectLeaveItEmptyWhileNullIsNoObject() {
    JsonReading lenient =
        JsonReading.lenient(
            batch(
                ",\"errors\":[{\"context\":{\"a\":null},\"errors\":null}],\"links\":{\"a\":null}"));

    assertThat(lenient.batch().emptyMembers()).containsExactly("links");
    assertThat(firstError(lenient).emptyMembers()).containsExactly("context");
    assertThat(lenient.warnings()).hasSize(3);
  }

  @Test
  void ofARepeatedMemberTheLastIsEmptyOrNot() {
    assertThat(
            JsonReading.lenient(batch(",\"links\":{},\"links\":{\"a\":\"1\"},\"links\":{}"))
                .batch()
                .emptyMembers())
        .containsExactly("links");
    assertThat(
            JsonReading.lenient(batch(",\"links\":{},\"links\":{\"a\":\"1\"}"))
                .batch()
                .emptyMembers())
        .isEmpty();
  }

  @Test
  void nullForARequiredMemberIsAViolationInBothModes() {
    String json = call("\"id\":\"1\"", "\"id\":null");

    List<String> due = List.of("1:39 /results/0/id: expected a string, found null [type]");
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
        .contains("/errors/0/context/ids/0: expected a string, found null [type]");
  }

  @Test
  void aScalarStandsForAnArrayOfOne() {
    String json = batch(",\"errors\":[{\"context\":{\"ids\":7}}]");

    assertThat(JsonReading.strict(json).violations())
        .singleElement()
        .asString()
        .endsWith("expected an array of strings, found the number 7 [type]");
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
            "1:11 /status: expected one of PENDING, PROCESSING, CANCELED, COMPLETE, found the"
                + " string \"CANCELLED\" [enum]");
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
        .endsWith("expected an RFC 3339 date-time, found the number 1705314601000 [type]");
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
            "1:61 /results/0/properties/p: expected a string, found the number 1.50 [type]");
    assertThat(firstCall(JsonReading.lenient(json)).properties()).containsEntry("p", "1.50");
    assertThat(JsonReading.lenient(json).warnings()).hasSize(1);
  }

  @Test
  void aMissingMessageOfAnErrorDetailIsReadAsEmpty() {
    String json = batch(",\"errors\":[{\"errors\":[{}]}]");

    assertThat(JsonReading.strict(json).violations())
        .containsExactly(
            "1:248 /errors/0/errors/0/message: expected a string, found no message [required]");
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
              "1:1 /startedAt: expected an RFC 3339 date-time, found no startedAt [required]",
              "1:1 /completedAt: expected an RFC 3339 date-time, found no completedAt [required]");
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
