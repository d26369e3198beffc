package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.CALLER;
import static io.callbatch.domain.usecase.batch.PortalFixture.PORTAL;
import static io.callbatch.domain.usecase.batch.PortalFixture.done;
import static io.callbatch.domain.usecase.batch.PortalFixture.failure;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static io.callbatch.domain.usecase.batch.PortalFixture.patchBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.CallAssociationsUseCase.AssociationCommand;
import io.callbatch.domain.port.in.CallAssociationsUseCase.Link;
import io.callbatch.domain.port.in.ListCallsUseCase.ListCallsCommand;
import io.callbatch.domain.port.in.MergeCallsUseCase.MergeCallsCommand;
import io.callbatch.domain.port.in.RequestIdReusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeCallsServiceTest {
  private final PortalFixture portal = new PortalFixture();

  private InputOutcome merge(String primaryId, String idToMerge) {
    return portal.merge.merge(
        new MergeCallsCommand(CALLER, Optional.empty(), primaryId, idToMerge));
  }

  @Test
  void theSurvivingCallKeepsItsValuesAndGetsThoseThatItLacks() {
    String primary = portal.create("hs_call_title", "kept", "pbx_id", "a");
    String merged =
        portal.create("hs_call_title", "lost", "hs_call_body", "<p>b</p>", "crm_id", "c");

    Call survivor = done(merge(primary, merged));

    assertThat(survivor.id()).isEqualTo(primary);
    assertThat(survivor.properties())
        .containsEntry("hs_call_title", "kept")
        .containsEntry("hs_call_body", "<p>b</p>")
        .containsEntry("hs_body_preview", "b")
        .containsEntry("pbx_id", "a")
        .containsEntry("crm_id", "c")
        .containsEntry("hs_object_id", primary)
        .containsEntry("hs_merged_object_ids", merged);
  }

  @Test
  void theMergedIdStandsForTheSurvivingCallWhereCallsAreRead() {
    String primary = portal.create();
    String merged = portal.create("crm_id", "c");
    merge(primary, merged);

    assertThat(portal.read(merged).id()).isEqualTo(primary);
    assertThat(portal.liveCalls()).isEqualTo(1);
    BatchOperation byValue =
        new BatchOperation.Read(List.of("c"), Optional.of("crm_id"), Selection.PLAIN);
    assertThat(done(portal.run(byValue).getFirst()).id()).isEqualTo(primary);
  }

  @Test
  void theMergedIdStandsForTheSurvivingCallInASingleUpdateButNotInHubSpotsBatch() {
    String primary = portal.create();
    String merged = portal.create();
    merge(primary, merged);
    BatchOperation update = new BatchOperation.Update(List.of(patch(merged, "hs_call_title", "x")));

    assertThat(portal.run(BatchMode.ALL_OR_NOTHING, update))
        .containsExactly(new InputOutcome.Done(0, Optional.empty()));
    assertThat(portal.read(primary, "hs_call_title").properties())
        .doesNotContainKey("hs_call_title");
    assertThat(done(portal.run(update).getFirst()).id()).isEqualTo(primary);
    assertThat(portal.read(primary, "hs_call_title").properties())
        .containsEntry("hs_call_title", "x");
  }

  @Test
  void mergesCanFollowEachOther() {
    String first = portal.create();
    String second = portal.create();
    String third = portal.create();
    merge(second, first);

    Call survivor = done(merge(third, first));

    assertThat(survivor.properties()).containsEntry("hs_merged_object_ids", first + ";" + second);
    assertThat(portal.read(first).id()).isEqualTo(third);
  }

  @Test
  void associationsComeAlong() {
    String primary = portal.create();
    String merged = portal.create();
    AssociationSpec toContact = new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, 194);
    portal.associations.add(
        new AssociationCommand(
            CALLER, Optional.empty(), new Link(merged, "contacts", "901", List.of(toContact))));

    merge(primary, merged);

    assertThat(portal.read(merged).associations().get("contacts").results())
        .containsExactly(new Association("901", "call_to_contact", Map.of()));
  }

  @Test
  void aMergedCallIsInNoList() {
    String primary = portal.create();
    merge(primary, portal.create());

    Selection archived = new Selection(List.of(), List.of(), List.of(), true);
    assertThat(
            new ListCallsService(portal.store)
                .list(new ListCallsCommand(PORTAL, archived, Optional.empty(), 10))
                .calls())
        .isEmpty();
  }

  @Test
  void aPurgeTakesMergedCallsAlong() {
    String primary = portal.create();
    String merged = portal.create("hs_call_title", "secret");
    merge(primary, merged);

    portal.purge(merged);

    assertThat(portal.liveCalls()).isZero();
    assertThat(portal.isLive(merged)).isFalse();
    assertThat(
            portal.store.<Integer>read(
                PORTAL, t -> t.calls().list(Optional.empty(), 10, true).size()))
        .isZero();
  }

  @Test
  void theUniqueValueThatMovesIsTheSurvivingCallsFromThenOn() {
    String primary = portal.create();
    String merged = portal.create("crm_id", "c");
    merge(primary, merged);

    assertThat(
            done(portal
                    .run(
                        new BatchOperation.Update(
                            List.of(patchBy("crm_id", "c", "hs_call_title", "x"))))
                    .getFirst())
                .id())
        .isEqualTo(primary);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "abc", "", "0", "-1", "99999999999999999999"})
  void whatIsntThereCantBeMerged(String missing) {
    String id = portal.create();

    assertThat(failure(merge(id, missing)).category()).isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
    assertThat(failure(merge(missing, id)).category()).isEqualTo(FailureCategory.OBJECT_NOT_FOUND);
    assertThat(portal.isLive(id)).isTrue();
  }

  @Test
  void aCallCantBeMergedIntoItself() {
    String id = portal.create();

    assertThat(failure(merge(id, id)).message())
        .isEqualTo("found the call %s twice; a call can't be merged into itself".formatted(id));
    assertThat(portal.isLive(id)).isTrue();
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswer() {
    String primary = portal.create();
    String merged = portal.create();
    Optional<RequestId> request = Optional.of(new RequestId("r-1"));
    MergeCallsCommand command = new MergeCallsCommand(CALLER, request, primary, merged);
    InputOutcome first = portal.merge.merge(command);

    assertThat(portal.merge.merge(command)).isEqualTo(first);
    assertThatThrownBy(
            () -> portal.merge.merge(new MergeCallsCommand(CALLER, request, merged, primary)))
        .isInstanceOf(RequestIdReusedException.class);
  }
}
