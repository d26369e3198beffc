package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallInputReaderTest {
  private final CallInputReader reader = new CallInputReader(ReadLimits.DEFAULT);

  private static Frame.Document text(String json) {
    return new Frame.Document(json.getBytes(StandardCharsets.UTF_8), 7);
  }

  private CallInput creation(String json) {
    return accepted(reader.read(text(json))).getFirst().input();
  }

  private static <T> T accepted(InputReading<T> reading) {
    return switch (reading) {
      case InputReading.Accepted<T>(T value) -> value;
      case InputReading.Refused<T> refused -> throw new AssertionError(refused.violations());
    };
  }

  /** Lines of {@code LINE:COLUMN POINTER [RULE]}. */
  private static List<String> violations(InputReading<?> reading) {
    return switch (reading) {
      case InputReading.Accepted<?> accepted -> throw new AssertionError(accepted);
      case InputReading.Refused<?> refused ->
          refused.violations().listed().stream()
              .map(found ->
                  "%d:%d %s [%s]"
                      .formatted(found.line(), found.column(), found.pointer(), found.rule().id()))
              .toList();
    };
  }

  @Test
  void haveThePropertiesAndAssociationsThatHubSpotTakes() {
    CallInput input =
        creation(
            """
            {"properties": {"hs_timestamp": "2026-03-12T10:00:00Z", "hs_call_duration": 1000},
             "associations": [{"to": {"id": 7}, "types": [
               {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 194}]}],
             "objectWriteTraceId": "a", "other": [1]}\
            """);

    assertThat(input)
        .isEqualTo(
            new CallInput(
                Map.of("hs_timestamp", "2026-03-12T10:00:00Z", "hs_call_duration", "1000"),
                List.of(
                    new AssociationInput(
                        "7",
                        List.of(new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, 194)))),
                Optional.of("a")));
  }

  @Test
  void ofAnExportedCallLackWhatTheSystemSets() {
    CallInput input =
        creation(
            """
            {"id": "1", "properties": {"hs_call_title": "A", "hs_call_body": null,
             "hs_object_id": "1", "hs_createdate": "2026-03-12T10:00:00Z",
             "hs_body_preview": "x", "own": "b"},
             "createdAt": "2026-03-12T10:00:00Z", "updatedAt": "2026-03-12T10:00:00Z",
             "archived": false, "associations": {"contacts": {"results": [
             {"id": "7", "type": "call_to_contact"}, {"id": "8", "type": "call_to_contact"}]}}}\
            """);

    assertThat(input.properties()).containsOnly(entry("hs_call_title", "A"), entry("own", "b"));
    assertThat(input.associations())
        .extracting(AssociationInput::toId, association -> association.types().getFirst().typeId())
        .containsExactly(tuple("7", 194), tuple("8", 194));
  }

  @Test
  void keepWhatOnlyTheSystemSetsSoThatItIsRefusedByName() {
    assertThat(creation("{\"properties\": {\"hs_object_id\": \"1\"}}").properties())
        .containsOnlyKeys("hs_object_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | 7:1  [syntax]",
        "[] | 7:1  [type]",
        "{} | 7:1 /properties [required]",
        "{\"properties\": 5} | 7:16 /properties [type]",
        "{\"properties\": {\"a\": [1]}} | 7:22 /properties/a [type]",
        "{\"properties\": {}, \"associations\": 1} | 7:36 /associations [type]",
        "{\"properties\": {}, \"associations\": {\"a\": 1}} | 7:36 /associations [type]",
        "{\"properties\": {}, \"associations\": {\"cats\": {\"results\": []}}}"
            + " | 7:36 /associations [enum]",
        "{\"properties\": {}, \"associations\": [{\"types\": []}]} | 7:37 /associations/0/to"
            + " [required]",
        "{\"properties\": {}, \"associations\": [{\"to\": {\"id\": \"1\"}, \"types\":"
            + " [{\"associationCategory\": \"MINE\", \"associationTypeId\": 1}]}]}"
            + " | 7:91 /associations/0/types/0/associationCategory [enum]",
        "{\"properties\": {}, \"associations\": [{\"to\": {\"id\": \"1\"}, \"types\":"
            + " [{\"associationCategory\": \"WORK\", \"associationTypeId\": null}]}]}"
            + " | 7:120 /associations/0/types/0/associationTypeId [type]",
        "{\"properties\": {}, \"associations\": [{\"to\": {\"id\": \"1\"}, \"types\":"
            + " [{\"associationCategory\": \"WORK\", \"associationTypeId\": 4294967296}]}]}"
            + " | 7:120 /associations/0/types/0/associationTypeId [range]",
      })
  void saysWhereTheyAreWrong(String json, String violation) {
    assertThat(violations(reader.read(text(json)))).containsExactly(violation);
  }

  @Test
  void saysEverythingThatIsWrong() {
    assertThat(violations(reader.read(text("{\"properties\": {\"a\": {}, \"b\": []}}"))))
        .containsExactly("7:22 /properties/a [type]", "7:31 /properties/b [type]");
  }

  private List<ImportedCall> calls(String json) {
    return accepted(reader.read(text(json)));
  }

  @Test
  void readsTheCallsOfAPageWithTheirPlaces() {
    String page =
        """
        {"results": [
          {"id": "1", "properties": {"hs_call_title": "A",
             "hs_object_id": "1"}, "createdAt": "2026-03-12T10:00:00Z"},
          {"id": "2", "properties": {"hs_call_title": "B"}, "createdAt": "2026-03-12T10:00:00Z"}],
         "paging": {"next": {"after": "2", "link": "x"}}}\
        """;

    List<ImportedCall> calls = calls(page);

    assertThat(calls).extracting(ImportedCall::pointer).containsExactly("/results/0", "/results/1");
    assertThat(calls).extracting(call -> call.text().firstLine()).containsExactly(8, 10);
    assertThat(calls)
        .extracting(call -> call.input().properties())
        .containsExactly(Map.of("hs_call_title", "A"), Map.of("hs_call_title", "B"));
    assertThat(new String(calls.getFirst().text().bytes(), StandardCharsets.UTF_8))
        .startsWith("{\"id\": \"1\"")
        .endsWith("\"2026-03-12T10:00:00Z\"}")
        .doesNotContain("\n");
  }

  @Test
  void readsDocumentsWithoutCallsAsNone() {
    assertThat(calls("{\"status\":\"COMPLETE\",\"results\":[],\"errors\":[{\"message\":\"x\"}]}"))
        .isEmpty();
  }

  @Test
  void saysWhereAPageIsWrong() {
    assertThat(violations(reader.read(text("{\"results\":[7,{\"properties\":5},{}],\"total\":3}"))))
        .containsExactly(
            "7:13 /results/0 [type]",
            "7:29 /results/1/properties [type]",
            "7:32 /results/2/properties [required]");
    assertThat(violations(reader.read(text("{\"results\":{}}"))))
        .containsExactly("7:12 /results [type]");
  }

  @Test
  void namesPropertiesOfTheSystemThatNobodyKnows() {
    String call =
        """
        {"id": "1", "createdAt": "2026-03-12T10:00:00Z",
         "properties": {"hs_new_since_then": "x", "hs_call_title": "A", "own": "y"}}\
        """;

    assertThat(calls(call).getFirst().skipped()).containsExactly("hs_new_since_then");
    assertThat(calls(call).getFirst().input().properties())
        .containsOnlyKeys("hs_call_title", "own");
    assertThat(
            accepted(
                    new CallInputReader(ReadLimits.DEFAULT, "hs_new_since_then"::equals)
                        .read(text(call)))
                .getFirst()
                .input()
                .properties())
        .containsOnlyKeys("hs_new_since_then", "hs_call_title", "own");
    assertThat(creation("{\"properties\": {\"hs_new_since_then\": \"x\"}}").properties())
        .containsOnlyKeys("hs_new_since_then");
  }

  @Test
  void namesMembersThatLookMisspelt() {
    assertThat(
            calls("{\"properties\":{},\"assocations\":[],\"archived\":false}").getFirst().ignored())
        .containsExactly("assocations");
  }

  private List<String> frames(String source) throws IOException {
    DocumentFrames frames =
        reader.frames(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
    List<String> found = new ArrayList<>();
    for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
      found.add(
          switch (frame.get()) {
            case Frame.Document(byte[] bytes, int line) ->
                line + " " + new String(bytes, StandardCharsets.UTF_8);
            case Frame.Broken broken -> broken.refusal().violations().listed().toString();
          });
    }
    return found;
  }

  @Test
  void cutsAFileIntoLines() throws IOException {
    assertThat(frames("{\"a\":\"{\"}\n\n{\n{}")).containsExactly("1 {\"a\":\"{\"}", "3 {", "4 {}");
  }

  @Test
  void cutsPrettyPrintedJsonIntoItsValues() throws IOException {
    assertThat(frames("\n{\n \"a\": \"}\\\"\"\n}\n{\"b\":[{}]} {\n\"c\": 1}\nnonsense\n{}"))
        .containsExactly(
            "2 {\n \"a\": \"}\\\"\"\n}", "5 {\"b\":[{}]}", "5 {\n\"c\": 1}", "7 nonsense", "8 {}");
    assertThat(frames("{\n\"a\": [")).containsExactly("1 {\n\"a\": [");
  }
}
