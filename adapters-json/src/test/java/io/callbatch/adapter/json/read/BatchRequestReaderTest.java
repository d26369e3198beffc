package io.callbatch.adapter.json.read;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchRequestReaderTest {
  private final BatchRequestReader reader = new BatchRequestReader(ReadLimits.DEFAULT, 100);

  private BatchOperation operation(String json) {
    return switch (reader.read(json.getBytes(StandardCharsets.UTF_8))) {
      case JsonResult.Read<BatchRequest>(var request, _) -> request.operation();
      case JsonResult.Refused<BatchRequest>(var refused) ->
          throw new AssertionError(refused.violations());
    };
  }

  private Reading.Refused refused(String json) {
    return switch (reader.read(json.getBytes(StandardCharsets.UTF_8))) {
      case JsonResult.Read<BatchRequest>(var request, _) -> throw new AssertionError(request);
      case JsonResult.Refused<BatchRequest>(var refused) -> refused;
    };
  }

  private List<String> places(String json) {
    return refused(json).violations().listed().stream()
        .map(violation ->
            "%s %d:%d %s"
                .formatted(
                    violation.pointer(),
                    violation.line(),
                    violation.column(),
                    violation.rule().id()))
        .toList();
  }

  @Test
  void readsCallsToCreate() {
    assertThat(
            operation(
                """
                {"operation": "create", "inputs": [
                  {"objectWriteTraceId": "c-1", "properties": {"hs_call_title": "Title", "hs_call_duration": 1200,
                    "hs_call_has_voicemail": true, "hs_call_body": null},
                   "associations": [{"to": {"id": 901}, "types": [
                     {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 194}]}]},
                  {"properties": {}}]}
                """))
        .isEqualTo(
            new BatchOperation.Create(
                List.of(
                    new CallInput(
                        Map.of(
                            "hs_call_title", "Title",
                            "hs_call_duration", "1200",
                            "hs_call_has_voicemail", "true"),
                        List.of(
                            new AssociationInput(
                                "901",
                                List.of(
                                    new AssociationSpec(
                                        AssociationCategory.HUBSPOT_DEFINED, 194)))),
                        Optional.of("c-1")),
                    new CallInput(Map.of(), List.of(), Optional.empty()))));
  }

  @Test
  void readsWhatToShowOfCalls() {
    assertThat(
            operation(
                """
                {"inputs": [{"id": "7"}, {"id": 8}], "properties": ["a"], "propertiesWithHistory": ["b"],
                 "idProperty": "pbx_id", "archived": true, "operation": "read"}
                """))
        .isEqualTo(
            new BatchOperation.Read(
                List.of("7", "8"),
                Optional.of("pbx_id"),
                new Selection(List.of("a"), List.of("b"), List.of(), true)));
  }

  @Test
  void readsChanges() {
    CallPatch patch =
        new CallPatch("7", Optional.of("pbx_id"), Map.of("hs_call_title", ""), Optional.of("u-1"));
    String inputs =
        """
        "inputs": [{"id": "7", "idProperty": "pbx_id", "objectWriteTraceId": "u-1",
          "properties": {"hs_call_title": null}}]}
        """;

    assertThat(operation("{\"operation\": \"update\", " + inputs))
        .isEqualTo(new BatchOperation.Update(List.of(patch)));
    assertThat(operation("{\"operation\": \"upsert\", " + inputs))
        .isEqualTo(new BatchOperation.Upsert(List.of(patch)));
  }

  @Test
  void readsIdsToArchive() {
    assertThat(operation("{\"operation\":\"archive\",\"inputs\":[{\"id\":\"7\"}]}"))
        .isEqualTo(new BatchOperation.Archive(List.of("7")));
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThat(
            places(
                """
                {"operation": "create",
                 "inputs": [
                  {"properties": {"a": ["x"], "b": "fine"}},
                  null,
                  {"properties": {}, "associations": [{"types": [{"associationCategory": "MINE", "associationTypeId": "x"}]},
                                    {"to": {}, "types": 7},
                                    {"to": "901", "types": [{"associationCategory": 4}]}]}],
                 "archived": "yes"}
                """))
        .containsExactly(
            "/inputs/0/properties/a 3:24 type",
            "/inputs/1 4:3 type",
            "/inputs/2/associations/0/to 5:39 required",
            "/inputs/2/associations/0/types/0/associationCategory 5:74 enum",
            "/inputs/2/associations/0/types/0/associationTypeId 5:103 type",
            "/inputs/2/associations/1/to/id 6:28 required",
            "/inputs/2/associations/1/types 6:41 type",
            "/inputs/2/associations/2/to 7:28 type",
            "/inputs/2/associations/2/types/0/associationTypeId 7:45 required",
            "/inputs/2/associations/2/types/0/associationCategory 7:69 enum",
            "/archived 8:14 type");
  }

  @Test
  void missesIdsWhereTheOperationNeedsThem() {
    assertThat(
            places(
                """
                {"inputs": [{"id": "1"}, {"properties": {}}, 5, {"id": null}],
                 "operation": "update"}
                """))
        .containsExactly(
            "/inputs/0/properties 1:13 required",
            "/inputs/1/id 1:26 required",
            "/inputs/2 1:46 type",
            "/inputs/3/properties 1:49 required",
            "/inputs/3/id 1:56 type");
  }

  @Test
  void missesOperationAndInputs() {
    assertThat(places("{}")).containsExactly("/operation 1:1 required", "/inputs 1:1 required");
    assertThat(places("[]")).containsExactly(" 1:1 type");
    assertThat(places("{\"operation\": \"delete\", \"inputs\": {}}"))
        .containsExactly("/operation 1:15 enum", "/inputs 1:35 type");
  }

  @Test
  void saysWhatWasFoundAndWhatIsDue() {
    assertThat(refused("{\"operation\": \"delete\", \"inputs\": []}").violations().listed())
        .extracting(Violation::message)
        .containsExactly(
            "expected one of create, read, update, upsert, archive, found the string \"delete\"");
  }

  @Test
  void takesTheLastOfRepeatedMembers() {
    assertThat(
            operation(
                "{\"operation\":\"read\",\"inputs\":5,\"inputs\":[{\"id\":[],\"id\":\"1\"}],"
                    + "\"operation\":\"archive\"}"))
        .isEqualTo(new BatchOperation.Archive(List.of("1")));
  }

  @Test
  void refusesWhatIsNoJson() {
    assertThat(refused("{\"operation\": ").reason()).isEqualTo(Reading.Refusal.MALFORMED);
    assertThat(refused("").reason()).isEqualTo(Reading.Refusal.MALFORMED);
    assertThat(refused("{\"operation\":\"read\",\"inputs\":[]} x").reason())
        .isEqualTo(Reading.Refusal.MALFORMED);
    assertThat(
            places("{\"operation\":\"create\",\"inputs\":[{\"properties\":{\"a\":\"\\ud800\"}}]}"))
        .containsExactly("/inputs/0/properties/a 1:52 unicode");
  }

  @Test
  void pointsAtTheInputsWhereTheirNumberIsWrong() {
    byte[] text = "{\"operation\":\"create\",\n \"inputs\": []}".getBytes(StandardCharsets.UTF_8);
    BatchRequest request = ((JsonResult.Read<BatchRequest>) reader.read(text)).value();

    assertThat(request.refusedInputs(text, "found 0").violations().listed())
        .extracting(Violation::pointer, Violation::line, Violation::column, v -> v.rule().id())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("/inputs", 2, 12, "items"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'operation':'create','inputs':[],'foo':1} | /foo | foo | known are operation, inputs,"
            + " properties, propertiesWithHistory, idProperty, archived",
        "{'inputs':[],'operation':'read','Archived':1} | /Archived | Archived | did you mean"
            + " \"archived\"?",
        "{'operation':'create','inputs':[{'properties':{},'assocations':[]}]}"
            + " | /inputs/0/assocations | assocations | did you mean \"associations\"?",
        "{'operation':'create','inputs':[{'properties':{},'id':'1'}]} | /inputs/0/id | id | known"
            + " are properties, associations, objectWriteTraceId",
        "{'inputs':[{'id':'1','proprties':{},'properties':{}}],'operation':'update'}"
            + " | /inputs/0/proprties | proprties | did you mean \"properties\"?",
        "{'operation':'upsert','inputs':[{'id':'1','associations':[],'properties':{}}]}"
            + " | /inputs/0/associations | associations | known are id, idProperty, properties,"
            + " objectWriteTraceId",
        "{'operation':'archive','inputs':[{'id':'1','x':[{}]}]} | /inputs/0/x | x | known are id",
        "{'operation':'create','inputs':[{'properties':{},'associations':[{'too':1,'to':{'id':1},"
            + "'types':[]}]}]} | /inputs/0/associations/0/too | too | did you mean \"to\"?",
        "{'operation':'create','inputs':[{'properties':{},'associations':[{'to':{'id':1,'ids':2},"
            + "'types':[]}]}]} | /inputs/0/associations/0/to/ids | ids | did you mean \"id\"?",
        "{'operation':'create','inputs':[{'properties':{},'associations':[{'to':{'id':1},"
            + "'types':[{'associationCategory':'HUBSPOT_DEFINED','associationTypeId':194,"
            + "'associationTypeid':1}]}]}]} | /inputs/0/associations/0/types/0/associationTypeid"
            + " | associationTypeid | did you mean \"associationTypeId\"?",
      })
  void refusesUnknownMembersAndNamesTheNearestKnownOne(
      String json, String pointer, String name, String hint) {
    assertThat(refused(json.replace('\'', '"')).violations().listed())
        .extracting(Violation::pointer, v -> v.rule().id(), Violation::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                pointer, "unknown-member", "unknown member \"%s\"; %s".formatted(name, hint)));
  }

  @Test
  void looksForUnknownMembersAlsoWhereTheOperationIsMissing() {
    assertThat(places("{\"inputs\":[{\"id\":\"1\",\"x\":2,\"properties\":{\"a\":[]}}]}"))
        .containsExactly(
            "/operation 1:1 required",
            "/inputs/0/x 1:26 unknown-member",
            "/inputs/0/properties/a 1:46 type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'operation':'read','inputs':[],'archived':null,'idProperty':null} | OK",
        "{'operation':'read','inputs':[],'properties':'x'} | OK",
        "{'operation':'read','inputs':[],'properties':7} | /properties type",
        "{'operation':'update','inputs':[{'id':null,'properties':{}}]} | /inputs/0/id type",
        "{'operation':'update','inputs':[{'id':'1'}]} | /inputs/0/properties required",
        "{'operation':'create','inputs':[{}]} | /inputs/0/properties required",
        "{'operation':'create','inputs':[{'properties':null}]} | /inputs/0/properties type",
        "{'operation':'create','inputs':[{'properties':'x'}]} | /inputs/0/properties type",
        "{'operation':'create','inputs':null} | /inputs type",
        "{'operation':null,'inputs':[]} | /operation type",
      })
  void hasOneVerdictOnDoubtfulMembers(String json, String verdict) {
    String found =
        switch (reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))) {
          case JsonResult.Read<BatchRequest> _ -> "OK";
          case JsonResult.Refused<BatchRequest>(var refused) ->
              refused.violations().listed().stream()
                  .map(violation -> violation.pointer() + ' ' + violation.rule().id())
                  .collect(joining(", "));
        };
    assertThat(found).isEqualTo(verdict);
  }

  @Nested
  class ForAnOperationThatIsNamedOutside {

    private List<String> verdict(OperationKind kind, String json) {
      return switch (reader.readAs(kind, json.getBytes(StandardCharsets.UTF_8))) {
        case JsonResult.Read<BatchRequest>(var request, _) ->
            List.of(request.operation().toString());
        case JsonResult.Refused<BatchRequest>(var refused) ->
            refused.violations().listed().stream()
                .map(violation -> violation.pointer() + ": " + violation.message())
                .toList();
      };
    }

    @Test
    void needsNoOperation() {
      assertThat(verdict(OperationKind.ARCHIVE, "{\"inputs\":[{\"id\":\"7\"}]}"))
          .containsExactly(new BatchOperation.Archive(List.of("7")).toString());
    }

    @Test
    void takesTheSameOperation() {
      assertThat(
              verdict(
                  OperationKind.ARCHIVE, "{\"inputs\":[{\"id\":\"7\"}],\"operation\":\"archive\"}"))
          .containsExactly(new BatchOperation.Archive(List.of("7")).toString());
    }

    @Test
    void refusesAnotherOperation() {
      assertThat(
              verdict(
                  OperationKind.ARCHIVE, "{\"inputs\":[{\"id\":\"7\"}],\"operation\":\"read\"}"))
          .containsExactly(
              "/operation: expected archive, found the string \"read\", as the batch is submitted"
                  + " for that operation");
    }
  }

  @Nested
  class OfLines {

    private JsonResult<BatchOperation> operation(OperationKind kind, String text)
        throws IOException {
      return reader.readLines(
          kind, reader.lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void readsAnInputOnEachLine() throws IOException {
      assertThat(operation(OperationKind.ARCHIVE, "{\"id\":1}\n\n{\"id\":2}"))
          .isEqualTo(
              new JsonResult.Read<>(
                  new BatchOperation.Archive(List.of("1", "2")),
                  io.callbatch.domain.model.Findings.NONE));
    }

    @Test
    void endsAtTheFirstBadLine() throws IOException {
      JsonResult<BatchOperation> result =
          operation(OperationKind.UPDATE, "{\"id\":1,\"properties\":{}}\n{\"x\":1}\n{");

      assertThat(((JsonResult.Refused<BatchOperation>) result).refused().violations().listed())
          .extracting(Violation::line, Violation::pointer)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(2, "/id"),
              org.assertj.core.groups.Tuple.tuple(2, "/properties"),
              org.assertj.core.groups.Tuple.tuple(2, "/x"));
    }
  }
}
