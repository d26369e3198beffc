package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.RequestIdReusedException;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import io.callbatch.v1.AssociationInput;
import io.callbatch.v1.AssociationSpec;
import io.callbatch.v1.BatchArchiveCallsRequest;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchError;
import io.callbatch.v1.BatchReadCallsRequest;
import io.callbatch.v1.BatchUpdateCallsRequest;
import io.callbatch.v1.BatchUpsertCallsRequest;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallPatch;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallBatchGrpcServiceTest {
  private final Facade facade = new Facade();
  private final CallBatchServiceBlockingStub stub =
      CallBatchServiceGrpc.newBlockingStub(facade.channel());
  private final List<ExecuteBatchCommand> executed = new ArrayList<>();

  private static final CallInput INPUT =
      CallInput.newBuilder().putProperties("hs_timestamp", "0").build();
  private static final CallPatch PATCH =
      CallPatch.newBuilder().setId("7").putProperties("hs_call_title", "").build();

  @AfterEach
  void close() {
    facade.close();
  }

  private void answer(BatchOutcome outcome) {
    facade.executeBatch =
        command -> {
          executed.add(command);
          return outcome;
        };
  }

  private void fail(RuntimeException failure) {
    facade.executeBatch =
        _ -> {
          throw failure;
        };
  }

  private static BatchCreateCallsRequest create(CallInput... inputs) {
    return BatchCreateCallsRequest.newBuilder().addAllInputs(List.of(inputs)).build();
  }

  @Nested
  class BatchCreateCalls {
    @Test
    void tiesResultsAndErrorsToTheirInputs() {
      answer(
          Outcomes.outcome(
              Outcomes.done(0, 11),
              Outcomes.invalid(1, "hs_call_duration"),
              Outcomes.done(2, 12),
              Outcomes.failed(3, FailureCategory.INTERNAL_ERROR, "broken")));

      BatchCallsResponse batch =
          stub.batchCreateCalls(create(INPUT, INPUT, INPUT, INPUT)).getBatch();

      assertThat(batch.getStatus()).isEqualTo(io.callbatch.v1.BatchStatus.BATCH_STATUS_COMPLETE);
      assertThat(batch.getResultsList()).extracting(Call::getId).containsExactly("11", "12");
      assertThat(batch.getResultsList()).extracting(Call::getInputIndex).containsExactly(0, 2);
      assertThat(batch.getNumErrors()).isEqualTo(2);
      assertThat(batch.getErrorsList())
          .extracting(BatchError::getInputIndexesList)
          .containsExactly(List.of(1), List.of(3));
      assertThat(batch.getErrorsList())
          .extracting(BatchError::getRetryable)
          .containsExactly(false, true);
      assertThat(batch.getErrors(0).getCategory()).isEqualTo("VALIDATION_ERROR");
      assertThat(batch.getErrors(0).getErrors(0).getCode()).isEqualTo("INVALID_INTEGER");
    }

    @Test
    void tellsWhenItWasDoneAndHasNoCountWithoutErrors() {
      answer(Outcomes.outcome(Outcomes.done(0, 11)));

      BatchCallsResponse batch = stub.batchCreateCalls(create(INPUT)).getBatch();

      Timestamp started =
          Timestamp.newBuilder().setSeconds(Outcomes.STARTED.getEpochSecond()).build();
      assertThat(batch.getRequestedAt()).isEqualTo(started);
      assertThat(batch.getStartedAt()).isEqualTo(started);
      assertThat(batch.getCompletedAt().getSeconds())
          .isEqualTo(Outcomes.COMPLETED.getEpochSecond());
      assertThat(batch.hasNumErrors()).isFalse();
    }

    @Test
    void fillsDetails() {
      answer(Outcomes.outcome(Outcomes.done(0, 11)));

      assertThat(
              stub.batchCreateCalls(create(INPUT)).getBatch().getResults(0).getDetails().getTitle())
          .isEqualTo("call 11");
    }

    @Test
    void handsTheInputsAndTheRequestIdToThePort() {
      answer(Outcomes.outcome(Outcomes.done(0, 11)));

      stub.batchCreateCalls(create(INPUT).toBuilder().setRequestId("mine").build());

      assertThat(executed.getFirst().caller()).isEqualTo(Facade.CALLER);
      assertThat(executed.getFirst().requestId()).contains(new RequestId("mine"));
      assertThat(executed.getFirst().operation())
          .isInstanceOfSatisfying(
              BatchOperation.Create.class,
              operation ->
                  assertThat(operation.inputs().getFirst().properties())
                      .containsEntry("hs_timestamp", "0"));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
      RpcFailure failure =
          RpcFailure.of(() ->
              stub.batchCreateCalls(create().toBuilder().setRequestId("x".repeat(129)).build()));

      assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(failure.reason()).isEqualTo("VALIDATION_ERROR");
      assertThat(failure.fields()).containsExactly("/request_id", "/inputs");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99})
    void leavesAnUnknownCategoryOfAssociationsToTheInput(int category) {
      answer(Outcomes.outcome(Outcomes.done(0, 11)));

      stub.batchCreateCalls(
          create(
              INPUT.toBuilder()
                  .addAssociations(
                      AssociationInput.newBuilder()
                          .setToId("1")
                          .addTypes(
                              AssociationSpec.newBuilder()
                                  .setCategoryValue(category)
                                  .setTypeId(194)))
                  .build()));

      assertThat(executed.getFirst().operation())
          .isInstanceOfSatisfying(
              BatchOperation.Create.class,
              operation ->
                  assertThat(operation.inputs().getFirst().associations().getFirst().types())
                      .extracting(spec -> spec.category())
                      .containsExactly(AssociationCategory.UNKNOWN));
    }

    @Test
    void namesTheInputsWhenThePortRefusesThem() {
      fail(new InvalidRequestException("inputs", "expected at most 1000 inputs, found 1001"));

      RpcFailure failure = RpcFailure.of(() -> stub.batchCreateCalls(create(INPUT)));

      assertThat(failure.fields()).containsExactly("/inputs");
    }

    @Test
    void isRefusedWhenItIsEmpty() {
      assertThat(RpcFailure.of(() -> stub.batchCreateCalls(create())).fields())
          .containsExactly("/inputs");
    }

    @Test
    void isRefusedWhenTheRequestIdWasUsed() {
      fail(new RequestIdReusedException("mine"));

      RpcFailure failure = RpcFailure.of(() -> stub.batchCreateCalls(create(INPUT)));

      assertThat(failure.code()).isEqualTo(Code.ALREADY_EXISTS);
      assertThat(failure.reason()).isEqualTo("CONFLICT");
    }

    @ParameterizedTest
    @CsvSource({
      "UNREACHABLE, UNAVAILABLE, STORE_UNREACHABLE, true",
      "FULL, RESOURCE_EXHAUSTED, STORE_FULL, false",
      "READ_ONLY, FAILED_PRECONDITION, STORE_READ_ONLY, false",
      "DAMAGED, DATA_LOSS, STORE_DAMAGED, false"
    })
    void tellsWhatTheStoreLacksButNotMore(Reason reason, Code code, String info, boolean retry) {
      fail(
          new StoreUnavailableException(
              reason,
              "jdbc:postgresql://secret",
              Duration.ofSeconds(2),
              new IllegalStateException()));

      RpcFailure failure = RpcFailure.of(() -> stub.batchCreateCalls(create(INPUT)));

      assertThat(failure.code()).isEqualTo(code);
      assertThat(failure.reason()).isEqualTo(info);
      assertThat(failure.canBeRetried()).isEqualTo(retry);
      assertThat(failure.status().getMessage()).doesNotContain("secret");
    }

    @Test
    void saysWhenToComeBack() {
      fail(new OverloadedException("busy", Duration.ofSeconds(1)));

      RpcFailure failure = RpcFailure.of(() -> stub.batchCreateCalls(create(INPUT)));

      assertThat(failure.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
      assertThat(failure.canBeRetried()).isTrue();
    }
  }

  @Nested
  class OtherOperations {
    @Test
    void readsEachIdWithWhatIsToBeShown() {
      answer(
          Outcomes.outcome(
              Outcomes.done(0, 11),
              Outcomes.failed(1, FailureCategory.OBJECT_NOT_FOUND, "no such call"),
              Outcomes.done(2, 11)));

      BatchCallsResponse batch =
          stub.batchReadCalls(
                  BatchReadCallsRequest.newBuilder()
                      .addIds("11")
                      .addIds("7")
                      .addIds("11")
                      .setIdProperty("external")
                      .addProperties("a")
                      .addPropertiesWithHistory("b")
                      .setArchived(true)
                      .build())
              .getBatch();

      assertThat(batch.getResultsList()).extracting(Call::getInputIndex).containsExactly(0, 2);
      assertThat(batch.getErrors(0).getContextOrThrow("ids").getValuesList()).containsExactly("7");
      assertThat(executed.getFirst().operation())
          .isEqualTo(
              new BatchOperation.Read(
                  List.of("11", "7", "11"),
                  Optional.of("external"),
                  new Selection(List.of("a"), List.of("b"), List.of(), true)));
    }

    @Test
    void updates() {
      answer(Outcomes.outcome(Outcomes.done(0, 7)));

      stub.batchUpdateCalls(
          BatchUpdateCallsRequest.newBuilder().setRequestId("r").addInputs(PATCH).build());

      assertThat(executed.getFirst().requestId()).contains(new RequestId("r"));
      assertThat(executed.getFirst().operation())
          .isInstanceOfSatisfying(
              BatchOperation.Update.class,
              update -> {
                assertThat(update.inputs().getFirst().id()).isEqualTo("7");
                assertThat(update.inputs().getFirst().properties())
                    .containsEntry("hs_call_title", "");
              });
    }

    @Test
    void upserts() {
      answer(Outcomes.outcome(Outcomes.done(0, 7)));

      stub.batchUpsertCalls(
          BatchUpsertCallsRequest.newBuilder()
              .addInputs(PATCH.toBuilder().setIdProperty("external"))
              .build());

      assertThat(executed.getFirst().operation())
          .isInstanceOfSatisfying(
              BatchOperation.Upsert.class,
              upsert -> assertThat(upsert.inputs().getFirst().idProperty()).contains("external"));
    }

    @Test
    void archivesAndShowsNothing() {
      answer(Outcomes.outcome(Outcomes.doneWithoutCall(0)));

      BatchCallsResponse batch =
          stub.batchArchiveCalls(BatchArchiveCallsRequest.newBuilder().addIds("7").build())
              .getBatch();

      assertThat(batch.getResultsCount()).isZero();
      assertThat(batch.getErrorsCount()).isZero();
      assertThat(executed.getFirst().operation())
          .isEqualTo(new BatchOperation.Archive(List.of("7")));
    }

    @Test
    void areRefusedWhenTheyAreEmpty() {
      assertThat(
              RpcFailure.of(() -> stub.batchReadCalls(BatchReadCallsRequest.getDefaultInstance()))
                  .fields())
          .containsExactly("/ids");
      assertThat(
              RpcFailure.of(
                      () -> stub.batchUpdateCalls(BatchUpdateCallsRequest.getDefaultInstance()))
                  .fields())
          .containsExactly("/inputs");
      assertThat(
              RpcFailure.of(
                      () -> stub.batchUpsertCalls(BatchUpsertCallsRequest.getDefaultInstance()))
                  .fields())
          .containsExactly("/inputs");
      assertThat(
              RpcFailure.of(
                      () -> stub.batchArchiveCalls(BatchArchiveCallsRequest.getDefaultInstance()))
                  .fields())
          .containsExactly("/ids");
    }

    @Test
    void nameTheirIdsWhenThePortRefusesThem() {
      fail(new InvalidRequestException("inputs", "expected at most 1000 inputs, found 1001"));

      assertThat(
              RpcFailure.of(() ->
                      stub.batchReadCalls(BatchReadCallsRequest.newBuilder().addIds("1").build()))
                  .fields())
          .containsExactly("/ids");
    }
  }
}
