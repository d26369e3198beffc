package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.NOON;
import static io.callbatch.domain.usecase.batch.PortalFixture.done;
import static io.callbatch.domain.usecase.batch.PortalFixture.failure;
import static io.callbatch.domain.usecase.batch.PortalFixture.input;
import static io.callbatch.domain.usecase.batch.PortalFixture.map;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static io.callbatch.domain.usecase.batch.PortalFixture.patchBy;
import static io.callbatch.domain.usecase.batch.PortalFixture.timed;
import static io.callbatch.domain.usecase.batch.PortalFixture.upsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.PropertyHistory;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.property.PropertyFixture;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecuteBatchServiceTest {
  private static final String UNKNOWN = "123456789012";

  private final PortalFixture portal = new PortalFixture();

  private List<InputOutcome> create(CallInput... inputs) {
    return portal.run(new BatchOperation.Create(List.of(inputs)));
  }

  private List<InputOutcome> update(CallPatch... patches) {
    return portal.run(new BatchOperation.Update(List.of(patches)));
  }

  private List<InputOutcome> upsert(CallPatch... patches) {
    return portal.run(new BatchOperation.Upsert(List.of(patches)));
  }

  private static CallInput associated(String toId, AssociationSpec... types) {
    return new CallInput(
        timed(), List.of(new AssociationInput(toId, List.of(types))), Optional.empty());
  }

  private static AssociationSpec hubspots(int typeId) {
    return new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, typeId);
  }

  @Nested
  class Sizes {
    static Stream<BatchOperation> operationsOutOfRange() {
      return Stream.of(0, 1_001)
          .flatMap(size ->
              Stream.of(
                  new BatchOperation.Create(Collections.nCopies(size, input())),
                  new BatchOperation.Read(
                      Collections.nCopies(size, "1"), Optional.empty(), Selection.PLAIN),
                  new BatchOperation.Update(Collections.nCopies(size, patch("1"))),
                  new BatchOperation.Upsert(Collections.nCopies(size, patch("1"))),
                  new BatchOperation.Archive(Collections.nCopies(size, "1"))));
    }

    @ParameterizedTest
    @MethodSource("operationsOutOfRange")
    void tooFewOrTooManyInputsAreRefused(BatchOperation operation) {
      assertThatThrownBy(() -> portal.run(operation))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              e ->
                  assertThat(e.faults())
                      .containsExactly(
                          new FieldFault(
                              "inputs",
                              "found %,d inputs; due are 1 to 1,000".formatted(operation.size()))));
      assertThat(portal.liveCalls()).isZero();
    }

    @Test
    void aThousandInputsAreTaken() {
      BatchOperation most = new BatchOperation.Create(Collections.nCopies(1_000, input()));
      assertThat(portal.run(most)).hasSize(1_000).allMatch(InputOutcome.Done.class::isInstance);
    }
  }

  @Nested
  class Create {
    @Test
    void goodInputsAreDoneWhileBadOnesFail() {
      List<InputOutcome> outcomes =
          create(
              input("hs_call_title", "first"),
              input("hs_call_duration", "abc"),
              input("hs_call_title", "third"),
              new CallInput(map("hs_call_title", "x"), List.of(), Optional.empty()));

      assertThat(outcomes).extracting(InputOutcome::input).containsExactly(0, 1, 2, 3);
      assertThat(done(outcomes.get(0)).properties()).containsEntry("hs_call_title", "first");
      assertThat(failure(outcomes.get(1)).category()).isEqualTo(FailureCategory.VALIDATION_ERROR);
      assertThat(done(outcomes.get(2)).properties()).containsEntry("hs_call_title", "third");
      assertThat(failure(outcomes.get(3)))
          .isEqualTo(
              new InputFailure(
                  FailureCategory.VALIDATION_ERROR,
                  "Error creating CALL. Some required properties were not set.",
                  Map.of("properties", List.of("hs_timestamp")),
                  failure(outcomes.get(3)).details()));
      assertThat(portal.liveCalls()).isEqualTo(2);
    }

    @Test
    void theAnswerShowsEveryPropertyThatTheCallHas() {
      Call call = done(create(input("hs_call_body", "Hi", "hs_call_title", "")).getFirst());

      assertThat(call.nullProperties()).isEmpty();
      assertThat(call.properties())
          .containsExactlyEntriesOf(
              map(
                  "hs_body_preview", "Hi",
                  "hs_body_preview_html", "<html>\n<head></head>\n<body>\nHi\n</body>\n</html>",
                  "hs_body_preview_is_truncated", "false",
                  "hs_call_body", "Hi",
                  "hs_createdate", "2026-03-12T12:00:00Z",
                  "hs_lastmodifieddate", "2026-03-12T12:00:00Z",
                  "hs_obj_coords", "0-48-" + call.id(),
                  "hs_object_id", call.id(),
                  "hs_object_source", "INTEGRATION",
                  "hs_object_source_id", "tests",
                  "hs_object_source_label", "Tests",
                  "hs_object_source_user_id", "7",
                  "hs_timestamp", "2026-03-12T10:00:00Z"));
      assertThat(call.createdAt()).isEqualTo(NOON);
      assertThat(call.updatedAt()).isEqualTo(NOON);
      assertThat(call.archived()).isFalse();
      assertThat(call.isNew()).isEmpty();
    }

    @Test
    void aTraceIdIsEchoed() {
      CallInput traced = new CallInput(timed(), List.of(), Optional.of("c-1"));
      assertThat(create(traced, input()))
          .extracting(outcome -> done(outcome).objectWriteTraceId())
          .containsExactly(Optional.of("c-1"), Optional.empty());
    }

    @Test
    void aUniqueValueThatAnotherCallHasIsAConflict() {
      String holder = portal.create("pbx_id", "a");

      assertThat(failure(create(input("pbx_id", "a")).getFirst()))
          .isEqualTo(
              new InputFailure(
                  FailureCategory.CONFLICT,
                  "CALL already exists. Existing ID: " + holder,
                  Map.of("existingId", List.of(holder)),
                  List.of()));
    }

    @Test
    void ofTwoInputsWithOneUniqueValueTheLaterFails() {
      List<InputOutcome> outcomes =
          create(
              input("pbx_id", "a"),
              input("pbx_id", "a"),
              input("pbx_id", "b", "crm_id", "x"),
              input("pbx_id", "c", "crm_id", "x"),
              input("pbx_id", "c"));

      assertThat(failure(outcomes.get(1)).context())
          .containsEntry("existingId", List.of(done(outcomes.get(0)).id()));
      assertThat(failure(outcomes.get(3)).category()).isEqualTo(FailureCategory.CONFLICT);
      assertThat(done(outcomes.get(4)).properties())
          .as("a failed input holds nothing")
          .containsEntry("pbx_id", "c");
    }

    @Test
    void emptyUniqueValuesDontCollide() {
      assertThat(create(input("pbx_id", ""), input("pbx_id", "")))
          .allMatch(InputOutcome.Done.class::isInstance);
    }

    @Test
    void anotherPortalMayHaveTheSameUniqueValue() {
      portal.create("pbx_id", "a");
      portal.store.write(
          PortalFixture.OTHER,
          transaction -> {
            transaction.properties().save(PropertyFixture.unique("pbx_id"));
            return true;
          });
      BatchOutcome other =
          portal.execute.execute(
              new ExecuteBatchCommand(
                  new Caller(PortalFixture.OTHER, PortalFixture.SOURCE),
                  Optional.empty(),
                  new BatchOperation.Create(List.of(input("pbx_id", "a")))));
      assertThat(other.outcomes().getFirst()).isInstanceOf(InputOutcome.Done.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hs_call_body", "hs_call_title"})
    void textsOfMoreThan65536CharactersFail(String property) {
      List<InputOutcome> outcomes =
          create(input(property, "x".repeat(65_536)), input(property, "x".repeat(65_537)));

      assertThat(outcomes.get(0)).isInstanceOf(InputOutcome.Done.class);
      assertThat(failure(outcomes.get(1)).details())
          .extracting(ErrorDetail::code)
          .containsExactly(Optional.of("PROPERTY_VALUE_TOO_LONG"));
    }

    @Test
    void associationsAreKeptAndShownWhereTheyAreAskedFor() {
      Call created =
          done(create(associated("901", hubspots(194), hubspots(194), hubspots(206))).getFirst());

      assertThat(created.associations()).isEmpty();
      assertThat(portal.read(created.id()).associations())
          .isEqualTo(Map.of("contacts", List.of(new Association("901", "call_to_contact"))));
    }

    @Test
    void wrongAssociationsFail() {
      List<InputOutcome> outcomes =
          create(
              associated("901", hubspots(1)),
              associated("901", hubspots(193)),
              associated("", hubspots(194)),
              associated("901", hubspots(194)));

      assertThat(failure(outcomes.get(0)).context())
          .containsEntry(
              "INVALID_ASSOCIATION_TYPE_ID",
              List.of("HUBSPOT_DEFINED=1 is not a valid association definition id"));
      assertThat(failure(outcomes.get(1)).message())
          .isEqualTo("invalid from object type 0-48 for associations to be created. expected: 0-1");
      assertThat(failure(outcomes.get(2)).context()).containsKey("INVALID_OBJECT_IDS");
      assertThat(outcomes.get(3)).isInstanceOf(InputOutcome.Done.class);
      assertThat(portal.liveCalls()).isEqualTo(1);
    }

    @Test
    void timesHaveMilliseconds() {
      portal.clock.advance(Duration.ofNanos(1_234_567));
      Call call = done(create(input()).getFirst());
      assertThat(call.createdAt()).isEqualTo(NOON.plusMillis(1));
      assertThat(call.properties()).containsEntry("hs_createdate", "2026-03-12T12:00:00.001Z");
    }
  }

  @Nested
  class Read {
    private List<InputOutcome> read(Optional<String> idProperty, Selection shown, String... ids) {
      return portal.run(new BatchOperation.Read(List.of(ids), idProperty, shown));
    }

    private List<InputOutcome> read(String... ids) {
      return read(Optional.empty(), Selection.PLAIN, ids);
    }

    @Test
    void eachInputHasItsOwnResult() {
      String first = portal.create();
      String second = portal.create();

      List<InputOutcome> outcomes = read(second, UNKNOWN, "abc", first, "-1", second, "0", "");

      assertThat(outcomes).extracting(InputOutcome::input).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
      assertThat(done(outcomes.get(0)).id()).isEqualTo(second);
      assertThat(done(outcomes.get(3)).id()).isEqualTo(first);
      assertThat(done(outcomes.get(5)).id()).isEqualTo(second);
      assertThat(List.of(1, 2, 4, 6, 7))
          .allSatisfy(i ->
              assertThat(failure(outcomes.get(i)).category())
                  .isEqualTo(FailureCategory.OBJECT_NOT_FOUND));
      assertThat(failure(outcomes.get(2)))
          .isEqualTo(
              new InputFailure(
                  FailureCategory.OBJECT_NOT_FOUND,
                  "Could not get some CALL objects, they may be deleted or not exist. Check that"
                      + " ids are valid.",
                  Map.of("ids", List.of("abc")),
                  List.of()));
    }

    @Test
    void whatWasAskedForIsShownAndWhatIsUnknownLeftOut() {
      String id = portal.create("hs_call_title", "a");
      Selection selection =
          new Selection(
              List.of("hs_call_title", "hs_call_body", "nonsense"), List.of(), List.of(), false);

      Call call = done(read(Optional.empty(), selection, id).getFirst());

      assertThat(call.properties())
          .containsExactlyEntriesOf(
              map(
                  "hs_call_title", "a",
                  "hs_createdate", "2026-03-12T12:00:00Z",
                  "hs_lastmodifieddate", "2026-03-12T12:00:00Z",
                  "hs_object_id", id));
      assertThat(call.nullProperties()).containsExactly("hs_call_body");
      assertThat(call.propertiesWithHistory()).isEmpty();
    }

    @Test
    void historyIsNewestFirstAndNamesItsSource() {
      String id = portal.create("hs_call_title", "a");
      portal.clock.advance(Duration.ofSeconds(1));
      update(patch(id, "hs_call_title", ""));
      portal.clock.advance(Duration.ofSeconds(1));
      update(patch(id, "hs_call_title", "b"));

      Call call = portal.read(id, "hs_call_title", "hs_call_body", "nonsense");

      assertThat(call.properties()).containsEntry("hs_call_title", "b");
      assertThat(call.propertiesWithHistory())
          .isEqualTo(
              Map.of(
                  "hs_call_title", List.of(version("b", 2), version("", 1), version("a", 0)),
                  "hs_call_body", List.of()));
    }

    private static PropertyHistory version(String value, int second) {
      return new PropertyHistory(
          Optional.of(value),
          Optional.of(NOON.plusSeconds(second)),
          Optional.of("INTEGRATION"),
          Optional.of("tests"),
          Optional.of("Tests"),
          Optional.of(7L),
          Map.of());
    }

    @Test
    void archivedCallsAreSeenOnlyAmongTheArchived() {
      String archived = portal.create();
      String live = portal.create();
      portal.clock.advance(Duration.ofSeconds(1));
      portal.archive(archived);

      assertThat(failure(read(archived).getFirst()).category())
          .isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
      Selection among = new Selection(List.of(), List.of(), List.of(), true);
      List<InputOutcome> outcomes = read(Optional.empty(), among, archived, live);
      assertThat(done(outcomes.get(0)).archived()).isTrue();
      assertThat(done(outcomes.get(0)).archivedAt()).contains(NOON.plusSeconds(1));
      assertThat(failure(outcomes.get(1)).category()).isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
    }

    @Test
    void callsAreFoundByAUniqueProperty() {
      String id = portal.create("pbx_id", "a");
      Optional<String> byPbxId = Optional.of("pbx_id");

      List<InputOutcome> outcomes = read(byPbxId, Selection.PLAIN, "b", "a", id, "");

      assertThat(done(outcomes.get(1)).id()).isEqualTo(id);
      assertThat(List.of(0, 2, 3))
          .allSatisfy(i ->
              assertThat(failure(outcomes.get(i)).category())
                  .isEqualTo(FailureCategory.OBJECT_NOT_FOUND));
      assertThat(done(read(Optional.of("hs_object_id"), Selection.PLAIN, id).getFirst()).id())
          .isEqualTo(id);
    }

    @Test
    void byAPropertyThatIsntUniqueEachInputFails() {
      portal.create("hs_call_title", "a");
      assertThat(read(Optional.of("hs_call_title"), Selection.PLAIN, "a", "b"))
          .allSatisfy(outcome ->
              assertThat(failure(outcome).message())
                  .isEqualTo("Unable to perform read by non-unique 0-48 property hs_call_title"));
    }
  }

  @Nested
  class Update {
    @Test
    void theAnswerShowsWhatChangedAndWhatCallsAreNamedBy() {
      String id = portal.create("hs_call_title", "a", "hs_call_body", "Hi", "pbx_id", "p");
      portal.clock.advance(Duration.ofSeconds(1));

      Call call =
          done(
              update(patch(id, "hs_call_title", "b", "hs_call_duration", "5", "pbx_id", ""))
                  .getFirst());

      assertThat(call.properties())
          .containsExactlyEntriesOf(
              map(
                  "hs_call_duration", "5",
                  "hs_call_title", "b",
                  "hs_createdate", "2026-03-12T12:00:00Z",
                  "hs_lastmodifieddate", "2026-03-12T12:00:01Z",
                  "hs_object_id", id,
                  "hs_object_source", "INTEGRATION",
                  "hs_object_source_id", "tests",
                  "hs_object_source_label", "Tests"));
      assertThat(call.nullProperties()).containsExactly("pbx_id");
      assertThat(call.createdAt()).isEqualTo(NOON);
      assertThat(call.updatedAt()).isEqualTo(NOON.plusSeconds(1));
      assertThat(call.isNew()).isEmpty();
    }

    @Test
    void clearingABodyClearsWhatIsCalculatedFromIt() {
      String id = portal.create("hs_call_body", "Hi");

      Call call = done(update(patch(id, "hs_call_body", "")).getFirst());

      assertThat(call.nullProperties())
          .containsExactly(
              "hs_body_preview",
              "hs_body_preview_html",
              "hs_body_preview_is_truncated",
              "hs_call_body");
      assertThat(portal.read(id, "hs_body_preview").propertiesWithHistory().get("hs_body_preview"))
          .extracting(version -> version.value().orElseThrow())
          .containsExactly("", "Hi");
    }

    @Test
    void goodInputsAreDoneWhileBadOnesFail() {
      String first = portal.create();
      String second = portal.create();
      String archived = portal.create();
      portal.archive(archived);

      List<InputOutcome> outcomes =
          update(
              patch(UNKNOWN, "hs_call_title", "x"),
              patch(second, "hs_call_title", "x"),
              patch("abc", "hs_call_title", "x"),
              patch(archived, "hs_call_title", "x"),
              patch(first, "nonsense", "x", "hs_object_id", "1"));

      assertThat(outcomes).extracting(InputOutcome::input).containsExactly(0, 1, 2, 3, 4);
      assertThat(List.of(0, 2, 3))
          .allSatisfy(i ->
              assertThat(failure(outcomes.get(i)).category())
                  .isEqualTo(FailureCategory.OBJECT_NOT_FOUND));
      assertThat(done(outcomes.get(1)).id()).isEqualTo(second);
      assertThat(failure(outcomes.get(4)).details())
          .extracting(detail -> detail.code().orElseThrow())
          .containsExactly("PROPERTY_DOESNT_EXIST", "READ_ONLY_VALUE");
    }

    @Test
    void ofInputsThatNameOneCallTheLaterFail() {
      String id = portal.create("pbx_id", "a");

      List<InputOutcome> outcomes =
          update(
              patch(id, "hs_call_title", "first"),
              patch(id, "hs_call_title", "second"),
              patchBy("pbx_id", "a", "hs_call_title", "third"),
              patch("0" + id, "hs_call_title", "fourth"));

      assertThat(outcomes.get(0)).isInstanceOf(InputOutcome.Done.class);
      assertThat(failure(outcomes.get(1)))
          .isEqualTo(
              new InputFailure(
                  FailureCategory.REPEATED_REFERENCE,
                  "Duplicate IDs found in batch input: [%s]. IDs must be unique".formatted(id),
                  Map.of("ids", List.of(id)),
                  List.of()));
      assertThat(failure(outcomes.get(2)).context()).containsEntry("ids", List.of("a"));
      assertThat(failure(outcomes.get(3)).context()).containsEntry("ids", List.of("0" + id));
      assertThat(portal.read(id, "hs_call_title").properties())
          .containsEntry("hs_call_title", "first");
    }

    @Test
    void aChangeOfNothingIsDoneAndLeavesNoVersion() {
      String id = portal.create("hs_call_title", "a");
      portal.clock.advance(Duration.ofSeconds(1));

      Call call = done(update(patch(id, "hs_call_title", "a", "hs_call_body", "")).getFirst());

      assertThat(call.updatedAt()).isEqualTo(NOON);
      assertThat(call.properties()).containsEntry("hs_call_title", "a");
      assertThat(
              portal
                  .read(id, "hs_call_title", "hs_call_body", "hs_lastmodifieddate")
                  .propertiesWithHistory())
          .allSatisfy((name, versions) ->
              assertThat(versions).hasSize(name.equals("hs_call_body") ? 0 : 1));
    }

    @Test
    void aRequiredPropertyCantBeCleared() {
      String id = portal.create();
      List<InputOutcome> outcomes = update(patch(id, "hs_timestamp", ""));
      assertThat(failure(outcomes.getFirst()).details())
          .extracting(detail -> detail.code().orElseThrow())
          .containsExactly("MISSING_REQUIRED_PROPERTY");
    }

    @Test
    void aPatchWithoutPropertiesFails() {
      assertThat(failure(update(patch(portal.create())).getFirst()).message())
          .isEqualTo("No properties found to update, please provide at least one.");
    }

    @Test
    void uniqueValuesOfOthersAreConflicts() {
      String first = portal.create("pbx_id", "a");
      String second = portal.create("pbx_id", "b");
      String third = portal.create();

      List<InputOutcome> outcomes =
          update(
              patch(second, "pbx_id", "a"),
              patch(third, "pbx_id", "c"),
              patch(first, "pbx_id", "c"));

      assertThat(failure(outcomes.get(0)).context()).containsEntry("existingId", List.of(first));
      assertThat(outcomes.get(1)).isInstanceOf(InputOutcome.Done.class);
      assertThat(failure(outcomes.get(2)).context()).containsEntry("existingId", List.of(third));
      assertThat(portal.read(first, "pbx_id").properties()).containsEntry("pbx_id", "a");
    }

    @Test
    void aUniqueValueThatWasClearedIsFreeForTheNextBatch() {
      String first = portal.create("pbx_id", "a");
      String second = portal.create();

      assertThat(failure(update(patch(first, "pbx_id", ""), patch(second, "pbx_id", "a")).get(1)))
          .as("a value that is given up stays taken until the batch is done")
          .extracting(InputFailure::category)
          .isEqualTo(FailureCategory.CONFLICT);
      assertThat(update(patch(second, "pbx_id", "a")).getFirst())
          .isInstanceOf(InputOutcome.Done.class);
    }

    @Test
    void callsAreNamedByAUniqueProperty() {
      String id = portal.create("pbx_id", "a");

      List<InputOutcome> outcomes =
          update(
              patchBy("pbx_id", "a", "pbx_id", "b"),
              patchBy("pbx_id", "z", "hs_call_title", "x"),
              patchBy("hs_call_title", "a", "hs_call_title", "x"),
              patchBy("hs_object_id", id, "hs_call_title", "x"));

      assertThat(done(outcomes.get(0)).id()).isEqualTo(id);
      assertThat(failure(outcomes.get(1)).category()).isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
      assertThat(failure(outcomes.get(2)).category()).isEqualTo(FailureCategory.BAD_REFERENCE);
      assertThat(failure(outcomes.get(3)).category()).isEqualTo(FailureCategory.BAD_REFERENCE);
      assertThat(
              failure(update(patchBy("pbx_id", "a", "hs_call_title", "x")).getFirst()).category())
          .isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\uD83D"})
    void anIdThatNoValueCanBeIsNotFound(String id) {
      assertThat(failure(update(patchBy("pbx_id", id, "hs_call_title", "x")).getFirst()).category())
          .isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
    }

    @Test
    void aTraceIdIsEchoed() {
      CallPatch traced =
          new CallPatch(
              portal.create(), Optional.empty(), map("hs_call_title", "x"), Optional.of("u-1"));
      assertThat(done(update(traced).getFirst()).objectWriteTraceId()).contains("u-1");
    }
  }

  @Nested
  class Upsert {
    @Test
    void callsThatAreThereAreChangedAndOthersCreated() {
      String id = portal.create("pbx_id", "a", "hs_call_title", "old");

      List<InputOutcome> outcomes =
          upsert(
              PortalFixture.upsert("pbx_id", "b", "hs_call_title", "new"),
              PortalFixture.upsert("pbx_id", "a", "hs_call_title", "changed"));

      Call created = done(outcomes.get(0));
      assertThat(created.isNew()).contains(true);
      assertThat(created.properties())
          .containsEntry("pbx_id", "b")
          .containsEntry("hs_call_title", "new")
          .containsKey("hs_obj_coords");
      Call changed = done(outcomes.get(1));
      assertThat(changed.isNew()).contains(false);
      assertThat(changed.id()).isEqualTo(id);
      assertThat(portal.read(id, "hs_call_title").properties())
          .containsEntry("hs_call_title", "changed");
      assertThat(portal.liveCalls()).isEqualTo(2);
    }

    @Test
    void anUpsertThatOnlyNamesItsCallIsDone() {
      String id = portal.create("pbx_id", "a");
      Call call = done(upsert(patchBy("pbx_id", "a")).getFirst());
      assertThat(call.id()).isEqualTo(id);
      assertThat(call.isNew()).contains(false);
    }

    @Test
    void withoutAUniquePropertyInputsFail() {
      String id = portal.create("hs_call_title", "a");

      List<InputOutcome> outcomes =
          upsert(
              patch(id, "hs_call_title", "x"),
              PortalFixture.upsert("hs_call_title", "a"),
              PortalFixture.upsert("hs_object_id", id),
              PortalFixture.upsert("nonsense", "a"));

      assertThat(outcomes)
          .allSatisfy(outcome ->
              assertThat(failure(outcome).category()).isEqualTo(FailureCategory.BAD_REFERENCE));
      assertThat(failure(outcomes.get(1)).message())
          .isEqualTo("Unable to perform update/upsert by non-unique 0-48 property hs_call_title");
      assertThat(portal.liveCalls()).isEqualTo(1);
    }

    @Test
    void anEmptyIdFailsSinceNoCallCanBeFoundByItAgain() {
      assertThat(failure(upsert(PortalFixture.upsert("pbx_id", "")).getFirst()).category())
          .isEqualTo(FailureCategory.BAD_REFERENCE);
      assertThat(portal.liveCalls()).isZero();
    }

    @Test
    void aNewCallHasTheValueByWhichItWasNamedEvenIfThatWasSentEmpty() {
      Call call = done(upsert(PortalFixture.upsert("pbx_id", "a", "pbx_id", "")).getFirst());
      assertThat(call.properties()).containsEntry("pbx_id", "a");
    }

    @Test
    void ofInputsThatNameOneCallTheLaterFail() {
      String id = portal.create("pbx_id", "a", "crm_id", "x");

      List<InputOutcome> outcomes =
          upsert(
              PortalFixture.upsert("pbx_id", "new"),
              PortalFixture.upsert("pbx_id", "new"),
              PortalFixture.upsert("pbx_id", "a"),
              PortalFixture.upsert("crm_id", "x"));

      assertThat(done(outcomes.get(0)).isNew()).contains(true);
      assertThat(failure(outcomes.get(1)).context()).containsEntry("ids", List.of("new"));
      assertThat(done(outcomes.get(2)).id()).isEqualTo(id);
      assertThat(failure(outcomes.get(3)).context()).containsEntry("ids", List.of("x"));
    }

    @Test
    void ofTwoInputsThatTakeOneUniqueValueTheLaterFails() {
      portal.create("pbx_id", "a");

      List<InputOutcome> outcomes =
          upsert(
              PortalFixture.upsert("pbx_id", "new", "crm_id", "x"),
              PortalFixture.upsert("pbx_id", "a", "crm_id", "x"),
              PortalFixture.upsert("pbx_id", "newer", "crm_id", "x"));

      assertThat(done(outcomes.get(0)).isNew()).contains(true);
      assertThat(failure(outcomes.get(1)).category()).isEqualTo(FailureCategory.CONFLICT);
      assertThat(failure(outcomes.get(2)).category()).isEqualTo(FailureCategory.CONFLICT);
    }

    @Test
    void badInputsFailWhateverTheyWouldDo() {
      portal.create("pbx_id", "a");

      List<InputOutcome> outcomes =
          upsert(
              PortalFixture.upsert("pbx_id", "a", "hs_call_duration", "abc"),
              PortalFixture.upsert("pbx_id", "b", "hs_call_duration", "abc"),
              patchBy("pbx_id", "c", "hs_call_title", "no time"),
              PortalFixture.upsert("pbx_id", "a\0b"));

      assertThat(outcomes)
          .allSatisfy(outcome ->
              assertThat(failure(outcome).category()).isEqualTo(FailureCategory.VALIDATION_ERROR));
      assertThat(portal.liveCalls()).isEqualTo(1);
    }

    @Test
    void anArchivedCallGivesItsUniqueValueBack() {
      String archived = portal.create("pbx_id", "a");
      portal.archive(archived);

      Call call = done(upsert(PortalFixture.upsert("pbx_id", "a")).getFirst());

      assertThat(call.isNew()).contains(true);
      assertThat(call.id()).isNotEqualTo(archived);
    }

    @Test
    void aTraceIdIsEchoed() {
      CallPatch traced = new CallPatch("a", Optional.of("pbx_id"), timed(), Optional.of("u-1"));
      assertThat(done(upsert(traced).getFirst()).objectWriteTraceId()).contains("u-1");
      assertThat(done(upsert(traced).getFirst()).objectWriteTraceId()).contains("u-1");
    }
  }

  @Nested
  class Archive {
    @Test
    void whatIsThereIsArchivedAndWhatIsntIsDoneAllTheSame() {
      String id = portal.create();
      String kept = portal.create();

      List<InputOutcome> outcomes =
          portal.run(new BatchOperation.Archive(List.of(UNKNOWN, id, id, "abc", "")));

      assertThat(outcomes)
          .isEqualTo(
              Stream.of(0, 1, 2, 3, 4)
                  .map(i -> new InputOutcome.Done(i, Optional.empty()))
                  .toList());
      assertThat(portal.isLive(id)).isFalse();
      assertThat(portal.isLive(kept)).isTrue();
    }

    @Test
    void archivingAgainChangesNothing() {
      String id = portal.create();
      portal.archive(id);
      portal.clock.advance(Duration.ofSeconds(1));
      portal.archive(id);

      Selection among = new Selection(List.of(), List.of(), List.of(), true);
      assertThat(
              done(portal
                      .run(new BatchOperation.Read(List.of(id), Optional.empty(), among))
                      .getFirst())
                  .archivedAt())
          .contains(NOON);
    }

    @Test
    void itsUniqueValuesMayBeTakenByAnotherCall() {
      String id = portal.create("pbx_id", "a");
      portal.archive(id);
      assertThat(portal.create("pbx_id", "a")).isNotEqualTo(id);
    }
  }
}
