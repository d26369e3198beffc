package io.callbatch.domain.usecase.batch;

import static io.callbatch.domain.usecase.batch.PortalFixture.CALLER;
import static io.callbatch.domain.usecase.batch.PortalFixture.failure;
import static io.callbatch.domain.usecase.batch.PortalFixture.input;
import static io.callbatch.domain.usecase.batch.PortalFixture.patch;
import static io.callbatch.domain.usecase.batch.PortalFixture.patchBy;
import static io.callbatch.domain.usecase.batch.PortalFixture.upsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.RequestIdReusedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far inputs that fail keep others from being done. */
class BatchModesTest {
  private final PortalFixture portal = new PortalFixture();

  private static List<String> results(List<InputOutcome> outcomes) {
    return outcomes.stream()
        .map(outcome ->
            switch (outcome) {
              case InputOutcome.Done _ -> "done";
              case InputOutcome.Failed failed -> failed.failure().category().name();
            })
        .toList();
  }

  @Nested
  class AllOrNothing {
    private List<String> run(BatchOperation operation) {
      return results(portal.run(BatchMode.ALL_OR_NOTHING, operation));
    }

    @Test
    void createsNothingWhereOneInputBreaksARule() {
      assertThat(run(new BatchOperation.Create(List.of(input(), input("nonsense", "x"), input()))))
          .containsExactly("NOT_ATTEMPTED", "VALIDATION_ERROR", "NOT_ATTEMPTED");
      assertThat(portal.liveCalls()).isZero();
    }

    @Test
    void createsNothingWhereAUniqueValueIsTaken() {
      portal.create("pbx_id", "a");

      assertThat(
              run(new BatchOperation.Create(List.of(input("pbx_id", "b"), input("pbx_id", "a")))))
          .containsExactly("NOT_ATTEMPTED", "CONFLICT");
      assertThat(portal.liveCalls()).isEqualTo(1);
      assertThat(run(new BatchOperation.Create(List.of(input("pbx_id", "b")))))
          .containsExactly("done");
    }

    @Test
    void changesNothingWhereOneInputBreaksARule() {
      String id = portal.create("hs_call_title", "before");
      String other = portal.create();

      assertThat(
              run(
                  new BatchOperation.Update(
                      List.of(patch(id, "hs_call_title", "after"), patch(other)))))
          .containsExactly("NOT_ATTEMPTED", "VALIDATION_ERROR");
      assertThat(portal.read(id, "hs_call_title").properties())
          .containsEntry("hs_call_title", "before");
    }

    @Test
    void aMissingCallKeepsNobodyElseBack() {
      String id = portal.create();

      assertThat(
              run(
                  new BatchOperation.Update(
                      List.of(patch(id, "hs_call_title", "x"), patch("7", "hs_call_title", "y")))))
          .containsExactly("done", "OBJECT_NOT_FOUND");
      assertThat(portal.read(id, "hs_call_title").properties()).containsEntry("hs_call_title", "x");
    }

    @Test
    void upsertsNothingWhereOneInputBreaksARule() {
      portal.create("pbx_id", "a");

      assertThat(
              run(
                  new BatchOperation.Upsert(
                      List.of(
                          upsert("pbx_id", "a", "hs_call_title", "x"),
                          upsert("pbx_id", "b"),
                          upsert("pbx_id", "c", "hs_call_duration", "long")))))
          .containsExactly("NOT_ATTEMPTED", "NOT_ATTEMPTED", "VALIDATION_ERROR");
      assertThat(portal.liveCalls()).isEqualTo(1);
    }

    @Test
    void aRefusalComesAgainUnderItsRequestId() {
      ExecuteBatchCommand command =
          command(
              BatchMode.ALL_OR_NOTHING,
              new BatchOperation.Create(List.of(input(), input("pbx_id", ""), input("x", "y"))));
      BatchOutcome first = portal.execute.execute(command);

      assertThat(portal.execute.execute(command)).isEqualTo(first);
      assertThat(portal.liveCalls()).isZero();
    }
  }

  @Nested
  class MultiStatus {
    private List<String> run(BatchOperation operation) {
      return results(portal.run(BatchMode.MULTI_STATUS, operation));
    }

    @Test
    void doesWhatCanBeDone() {
      assertThat(run(new BatchOperation.Create(List.of(input(), input("nonsense", "x")))))
          .containsExactly("done", "VALIDATION_ERROR");
      assertThat(portal.liveCalls()).isEqualTo(1);
    }

    @Test
    void refusesBatchesThatNameACallTwice() {
      String id = portal.create("pbx_id", "a");

      assertThat(
              run(
                  new BatchOperation.Update(
                      List.of(
                          patch(id, "hs_call_title", "x"),
                          patchBy("pbx_id", "a", "hs_call_title", "y")))))
          .containsExactly("NOT_ATTEMPTED", "REPEATED_REFERENCE");
      assertThat(portal.read(id, "hs_call_title").properties()).doesNotContainKey("hs_call_title");
    }

    @Test
    void refusesUpsertsByAPropertyWithoutUniqueValues() {
      assertThat(
              run(
                  new BatchOperation.Upsert(
                      List.of(upsert("pbx_id", "a"), upsert("hs_call_title", "b")))))
          .containsExactly("NOT_ATTEMPTED", "BAD_REFERENCE");
      assertThat(portal.liveCalls()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(BatchMode.class)
  void aSingleInputIsTheSameRequestInEveryMode(BatchMode mode) {
    BatchOperation create = new BatchOperation.Create(List.of(input()));
    BatchOutcome first = portal.execute.execute(command(BatchMode.EACH_INPUT, create));

    assertThat(portal.execute.execute(command(mode, create))).isEqualTo(first);
    assertThat(portal.liveCalls()).isEqualTo(1);
  }

  @Test
  void severalInputsInAnotherModeAreAnotherRequest() {
    BatchOperation create = new BatchOperation.Create(List.of(input(), input()));
    portal.execute.execute(command(BatchMode.EACH_INPUT, create));

    assertThatThrownBy(() -> portal.execute.execute(command(BatchMode.ALL_OR_NOTHING, create)))
        .isInstanceOf(RequestIdReusedException.class);
  }

  @Test
  void theFailureOfAnotherInputIsNoneThatARetryCanHelp() {
    List<InputOutcome> outcomes =
        portal.run(
            BatchMode.ALL_OR_NOTHING,
            new BatchOperation.Create(List.of(input(), input("nonsense", "x"))));

    assertThat(failure(outcomes.getFirst()).category()).isEqualTo(FailureCategory.NOT_ATTEMPTED);
    assertThat(failure(outcomes.getFirst()).retryable()).isFalse();
  }

  private static ExecuteBatchCommand command(BatchMode mode, BatchOperation operation) {
    return new ExecuteBatchCommand(CALLER, Optional.of(new RequestId("r-1")), operation, mode);
  }
}
