package io.callbatch.adapter.grpc.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.port.out.UnknownMemberRules;
import io.callbatch.v1.Association;
import io.callbatch.v1.AssociationList;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.BatchError;
import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallWarning;
import io.callbatch.v1.ErrorDetail;
import io.callbatch.v1.PropertyHistoryList;
import io.callbatch.v1.StringList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentCheckTest {
  private static final Timestamp NOON = Timestamp.newBuilder().setSeconds(1_705_320_000).build();

  private final MessageReading messages =
      new MessageReading((_, name, _) ->
          name.equals("refused")
              ? Optional.of(
                  new UnknownMemberRules.Breach(
                      Rule.UNKNOWN_MEMBER, "found what isn't unknown", false))
              : Optional.empty());

  private static BatchCallsResponse.Builder complete() {
    return BatchCallsResponse.newBuilder()
        .setStatus(BatchStatus.BATCH_STATUS_COMPLETE)
        .setStartedAt(NOON)
        .setCompletedAt(NOON);
  }

  private static Call.Builder call() {
    return Call.newBuilder().setId("1").setCreatedAt(NOON).setUpdatedAt(NOON);
  }

  @Test
  void anEmptyMessageLacksWhatEveryDocumentHas() {
    assertThat(violations(BatchCallsResponse.newBuilder()))
        .containsExactly(
            "/status: expected PENDING, PROCESSING, CANCELED or COMPLETE, found an unspecified"
                + " status [required]",
            "/startedAt: expected a timestamp, found no startedAt [required]",
            "/completedAt: expected a timestamp, found no completedAt [required]");
  }

  @Test
  void aStatusOfALaterVersionIsNoStatus() {
    assertThat(violations(complete().setStatusValue(77)))
        .containsExactly(
            "/status: expected PENDING, PROCESSING, CANCELED or COMPLETE, found the status 77"
                + " [enum]");
  }

  @ParameterizedTest
  @EnumSource(names = {"BATCH_STATUS_PENDING", "BATCH_STATUS_PROCESSING", "BATCH_STATUS_CANCELED"})
  void aBatchThatIsNotCompleteMayLackInstantsInLenientMode(BatchStatus status) {
    BatchCallsResponse.Builder batch = BatchCallsResponse.newBuilder().setStatus(status);

    assertThat(violations(batch)).isEmpty();
    assertThat(lines(read(batch, ReadMode.LENIENT).warnings())).hasSize(2);
    assertThat(lines(refused(read(batch, ReadMode.STRICT)))).hasSize(2);
  }

  @Test
  void aCallNeedsItsInstants() {
    assertThat(violations(complete().addResults(Call.newBuilder().setId("1"))))
        .containsExactly(
            "/results/0/createdAt: expected a timestamp, found no createdAt [required]",
            "/results/0/updatedAt: expected a timestamp, found no updatedAt [required]");
  }

  @ParameterizedTest
  @CsvSource({"-62135596801, 0", "253402300800, 0", "0, -1", "0, 1000000000"})
  void aTimestampMustBeOne(long seconds, int nanos) {
    Timestamp bad = Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();

    assertThat(violations(complete().addResults(call().setArchived(true).setArchivedAt(bad))))
        .containsExactly(
            ("/results/0/archivedAt: expected an instant of the years 1 to 9999 with 0 to 999999999"
                    + " nanoseconds, found %d seconds and %d nanoseconds [range]")
                .formatted(seconds, nanos));
  }

  @Test
  void aNullPropertyStandsOnlyOnceAndHasNoValue() {
    Call.Builder call =
        call().putProperties("a", "1").addNullProperties("a").addNullProperties("b/~");
    call.addNullProperties("b/~");

    assertThat(violations(complete().addResults(call)))
        .containsExactly(
            "/results/0/properties/a: found the property once more in null_properties; a name may"
                + " stand only once [duplicate-member]",
            "/results/0/properties/b~1~0: found the property once more in null_properties; a name"
                + " may stand only once [duplicate-member]");
  }

  @Test
  void aNullPropertyIsAViolationInStrictModeOnly() {
    BatchCallsResponse.Builder batch = complete().addResults(call().addNullProperties("a"));

    assertThat(violations(batch)).isEmpty();
    assertThat(lines(refused(read(batch, ReadMode.STRICT))))
        .containsExactly("/results/0/properties/a: expected a string, found null [type]");
  }

  @Test
  void unknownMembersAreJudgedByTheirRules() {
    assertThat(
            violations(
                complete()
                    .putUnknownMembers("fine", "1")
                    .addResults(call().putUnknownMembers("refused", "1"))))
        .containsExactly("/results/0/refused: found what isn't unknown [unknown-member]");
  }

  @Test
  void aMemberThatHasItsFieldIsNoUnknownMemberBesides() {
    Call.Builder call =
        call()
            .setUrl("u")
            .putUnknownMembers("url", "5")
            .setObjectWriteTraceId("t")
            .putUnknownMembers("objectWriteTraceId", "5")
            .setIsNew(false)
            .putUnknownMembers("new", "5")
            .putAssociations("a", AssociationList.getDefaultInstance())
            .putUnknownMembers("associations", "5")
            .addWarnings(CallWarning.getDefaultInstance())
            .putUnknownMembers("warnings", "5");
    BatchError.Builder error =
        BatchError.newBuilder()
            .setId("e")
            .putUnknownMembers("id", "5")
            .setSubCategory("s")
            .putUnknownMembers("subCategory", "5")
            .putLinks("l", "m")
            .putUnknownMembers("links", "5");
    BatchCallsResponse.Builder batch =
        complete()
            .setNumErrors(0)
            .putUnknownMembers("numErrors", "5.5")
            .putUnknownMembers("nullProperties", "5")
            .addResults(call)
            .addErrors(error);

    assertThat(violations(batch))
        .allMatch(line -> line.endsWith("[duplicate-member]"))
        .extracting(line -> line.replaceAll(":.*", ""))
        .containsExactlyInAnyOrder(
            "/numErrors",
            "/results/0/url",
            "/results/0/objectWriteTraceId",
            "/results/0/new",
            "/results/0/associations",
            "/results/0/warnings",
            "/errors/0/id",
            "/errors/0/subCategory",
            "/errors/0/links");
    assertThat(
            violations(
                complete()
                    .putUnknownMembers("numErrors", "5.5")
                    .addResults(call().putUnknownMembers("url", "5"))))
        .isEmpty();
  }

  @Test
  void membersOfNestedObjectsAreJudgedByTheirRules() {
    Call.Builder call =
        call()
            .putAssociations(
                "a/b",
                AssociationList.newBuilder()
                    .addResults(Association.newBuilder().putUnknownMembers("refused", "1"))
                    .putUnknownMembers("refused", "1")
                    .build())
            .addWarnings(
                CallWarning.newBuilder()
                    .putContext("a", "b")
                    .putUnknownMembers("context", "5")
                    .putUnknownMembers("refused", "1"));

    assertThat(violations(complete().addResults(call)))
        .containsExactlyInAnyOrder(
            "/results/0/associations/a~1b/results/0/refused: found what isn't unknown"
                + " [unknown-member]",
            "/results/0/associations/a~1b/refused: found what isn't unknown [unknown-member]",
            "/results/0/warnings/0/refused: found what isn't unknown [unknown-member]",
            "/results/0/warnings/0/context: found the member once more in unknown_members, beside"
                + " its field; a name may stand only once [duplicate-member]");
  }

  @Test
  void emptyMembersAreOptionalArraysAndObjectsThatAreEmpty() {
    assertThat(
            violations(
                complete()
                    .addAllEmptyMembers(List.of("links", "errors"))
                    .addResults(
                        call()
                            .addAllEmptyMembers(
                                List.of("warnings", "associations", "propertiesWithHistory")))))
        .isEmpty();
    assertThat(
            violations(
                complete()
                    .addAllEmptyMembers(List.of("results", "", "a/b", "unknown_members"))
                    .addResults(call().addEmptyMembers("properties"))
                    .addErrors(
                        BatchError.newBuilder()
                            .addEmptyMembers("warnings")
                            .addErrors(ErrorDetail.newBuilder().addEmptyMembers("links")))))
        .containsExactly(
            "/results/0/properties: expected only propertiesWithHistory, associations, warnings in"
                + " empty_members, found another name [unknown-member]",
            "/errors/0/errors/0/links: expected only context in empty_members, found another name"
                + " [unknown-member]",
            "/errors/0/warnings: expected only context, errors, links in empty_members, found"
                + " another name [unknown-member]",
            "/results: expected only errors, links in empty_members, found another name"
                + " [unknown-member]",
            "/: expected only errors, links in empty_members, found another name [unknown-member]",
            "/a~1b: expected only errors, links in empty_members, found another name"
                + " [unknown-member]",
            "/unknown_members: expected only errors, links in empty_members, found another name"
                + " [unknown-member]");
  }

  @Test
  void anEmptyMemberIsListedOnceAndIsNothingElse() {
    BatchCallsResponse.Builder batch =
        complete()
            .putLinks("a", "b")
            .addEmptyMembers("links")
            .addEmptyMembers("errors")
            .addErrors(
                BatchError.newBuilder()
                    .putContext("ids", StringList.getDefaultInstance())
                    .addAllEmptyMembers(List.of("context", "errors"))
                    .addErrors(
                        ErrorDetail.newBuilder().addAllEmptyMembers(List.of("context", "context"))))
            .addResults(
                call()
                    .putUnknownMembers("associations", "5")
                    .putPropertiesWithHistory("a", PropertyHistoryList.getDefaultInstance())
                    .addAllEmptyMembers(
                        List.of("associations", "warnings", "propertiesWithHistory"))
                    .addWarnings(
                        CallWarning.newBuilder().putContext("a", "b").addEmptyMembers("context")));

    assertThat(violations(batch))
        .allMatch(line ->
            line.endsWith(
                ": found the member once more in empty_members; a name may stand only once"
                    + " [duplicate-member]"))
        .extracting(line -> line.replaceAll(":.*", ""))
        .containsExactlyInAnyOrder(
            "/links",
            "/errors",
            "/errors/0/context",
            "/errors/0/errors",
            "/errors/0/errors/0/context",
            "/results/0/associations",
            "/results/0/warnings",
            "/results/0/propertiesWithHistory",
            "/results/0/warnings/0/context");
  }

  @Test
  void suspiciousFactsAndUnknownFieldsAreWarnings() {
    UnknownFieldSet later =
        UnknownFieldSet.newBuilder()
            .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
            .build();
    BatchCallsResponse.Builder batch =
        complete()
            .setNumErrors(3)
            .setRequestedAt(NOON.toBuilder().setNanos(1))
            .addResults(call().setArchivedAt(NOON).setUnknownFields(later));

    assertThat(lines(read(batch, ReadMode.STRICT).warnings()))
        .extracting(line -> line.replaceAll(":.*\\[", " ["))
        .containsExactly(
            "/results/0 [unknown-field]",
            "/results/0/archivedAt [archived-at-without-archived]",
            "/startedAt [started-before-requested]",
            "/numErrors [num-errors-mismatch]");
  }

  @Test
  void violationsBeyondTheBoundAreCounted() {
    BatchCallsResponse.Builder batch = complete();
    for (int i = 0; i < 60; i++) {
      batch.addResults(Call.newBuilder());
    }

    Findings violations = refused(read(batch, ReadMode.LENIENT));

    assertThat(violations.listed()).hasSize(100);
    assertThat(violations.omitted()).isEqualTo(20);
  }

  private List<String> violations(BatchCallsResponse.Builder batch) {
    Reading reading = read(batch, ReadMode.LENIENT);
    return reading instanceof Reading.Refused ? lines(refused(reading)) : List.of();
  }

  private Reading read(BatchCallsResponse.Builder batch, ReadMode mode) {
    return messages.read(batch.build(), ReadOptions.DEFAULT.withMode(mode));
  }

  private static Findings refused(Reading reading) {
    return ((Reading.Refused) reading).violations();
  }

  private static List<String> lines(Findings findings) {
    return findings.listed().stream()
        .map(one -> "%s: %s [%s]".formatted(one.pointer(), one.message(), one.rule().id()))
        .toList();
  }
}
