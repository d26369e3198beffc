package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.done;
import static io.callbatch.domain.usecase.batch.PortalFixture.failure;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static io.callbatch.domain.usecase.batch.PortalFixture.patchBy;
import static io.callbatch.domain.usecase.batch.PortalFixture.timed;
import static io.callbatch.domain.usecase.batch.PortalFixture.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpsertCallsTest {
  private final PortalFixture portal = new PortalFixture();

  private List<InputOutcome> upsert(CallPatch... patches) {
    return portal.run(new BatchOperation.Upsert(List.of(patches)));
  }

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
