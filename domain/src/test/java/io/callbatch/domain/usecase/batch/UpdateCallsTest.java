package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.NOON;
import static io.callbatch.domain.usecase.batch.PortalFixture.done;
import static io.callbatch.domain.usecase.batch.PortalFixture.failure;
import static io.callbatch.domain.usecase.batch.PortalFixture.map;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static io.callbatch.domain.usecase.batch.PortalFixture.patchBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateCallsTest {
  private static final String UNKNOWN = "123456789012";

  private final PortalFixture portal = new PortalFixture();

  private List<InputOutcome> update(CallPatch... patches) {
    return portal.run(new BatchOperation.Update(List.of(patches)));
  }

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
        .allSatisfy(
            (name, versions) -> assertThat(versions).hasSize(name.equals("hs_call_body") ? 0 : 1));
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
            patch(second, "pbx_id", "a"), patch(third, "pbx_id", "c"), patch(first, "pbx_id", "c"));

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
    assertThat(failure(update(patchBy("pbx_id", "a", "hs_call_title", "x")).getFirst()).category())
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
