package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.NOON;
import static io.callbatch.domain.usecase.batch.PortalFixture.done;
import static io.callbatch.domain.usecase.batch.PortalFixture.failure;
import static io.callbatch.domain.usecase.batch.PortalFixture.input;
import static io.callbatch.domain.usecase.batch.PortalFixture.map;
import static io.callbatch.domain.usecase.batch.PortalFixture.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Association;
import io.callbatch.domain.model.AssociationList;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.property.PropertyFixture;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateCallsTest {
  private final PortalFixture portal = new PortalFixture();

  private List<InputOutcome> create(CallInput... inputs) {
    return portal.run(new BatchOperation.Create(List.of(inputs)));
  }

  private static CallInput associated(String toId, AssociationSpec... types) {
    return new CallInput(
        timed(), List.of(new AssociationInput(toId, List.of(types))), Optional.empty());
  }

  private static AssociationSpec hubspots(int typeId) {
    return new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, typeId);
  }

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
        .isEqualTo(
            Map.of(
                "contacts",
                new AssociationList(
                    List.of(new Association("901", "call_to_contact", Map.of())), Map.of())));
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
