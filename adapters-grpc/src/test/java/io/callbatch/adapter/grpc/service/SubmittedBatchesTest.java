package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.port.in.GetBatchUseCase.BatchView;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.ListBatchesUseCase.BatchPage;
import io.callbatch.domain.port.in.ListBatchesUseCase.ListBatchesCommand;
import io.callbatch.domain.port.in.SubmitBatchUseCase.SubmitBatchCommand;
import io.callbatch.v1.BatchArchiveCallsRequest;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchJob;
import io.callbatch.v1.BatchReadCallsRequest;
import io.callbatch.v1.BatchUpdateCallsRequest;
import io.callbatch.v1.BatchUpsertCallsRequest;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallPatch;
import io.callbatch.v1.CancelBatchRequest;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.ListBatchesRequest;
import io.callbatch.v1.ListBatchesResponse;
import io.callbatch.v1.SubmitBatchRequest;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rpcs about batches that are submitted and done later. */
class SubmittedBatchesTest {
  private final Facade facade = new Facade();
  private final CallBatchServiceBlockingStub stub =
      CallBatchServiceGrpc.newBlockingStub(facade.channel());

  private static final CallInput INPUT =
      CallInput.newBuilder().putProperties("hs_timestamp", "0").build();
  private static final CallPatch PATCH =
      CallPatch.newBuilder().setId("7").putProperties("hs_call_title", "").build();

  @AfterEach
  void close() {
    facade.close();
  }

  private static BatchCreateCallsRequest create(CallInput... inputs) {
    return BatchCreateCallsRequest.newBuilder().addAllInputs(List.of(inputs)).build();
  }

  @Nested
  class SubmitBatch {
    private final List<SubmitBatchCommand> submitted = new ArrayList<>();

    private void accept() {
      facade.submitBatch =
          command -> {
            submitted.add(command);
            return Outcomes.pending("b-1");
          };
    }

    @Test
    void answersAtOnceWithABatchThatWaits() {
      accept();

      BatchJob job =
          stub.submitBatch(
                  SubmitBatchRequest.newBuilder()
                      .setRequestId("r")
                      .setCreate(create(INPUT))
                      .build())
              .getBatchJob();

      assertThat(job.getId()).isEqualTo("b-1");
      assertThat(job.getStatus()).isEqualTo(io.callbatch.v1.BatchStatus.BATCH_STATUS_PENDING);
      assertThat(job.getInputsTotal()).isEqualTo(3);
      assertThat(job.hasStartedAt()).isFalse();
      assertThat(job.hasResponse()).isFalse();
      assertThat(submitted.getFirst().requestId()).contains(new RequestId("r"));
    }

    @Test
    void takesEveryOperation() {
      accept();

      stub.submitBatch(SubmitBatchRequest.newBuilder().setCreate(create(INPUT)).build());
      stub.submitBatch(
          SubmitBatchRequest.newBuilder()
              .setRead(BatchReadCallsRequest.newBuilder().addIds("1"))
              .build());
      stub.submitBatch(
          SubmitBatchRequest.newBuilder()
              .setUpdate(BatchUpdateCallsRequest.newBuilder().addInputs(PATCH))
              .build());
      stub.submitBatch(
          SubmitBatchRequest.newBuilder()
              .setUpsert(BatchUpsertCallsRequest.newBuilder().addInputs(PATCH))
              .build());
      stub.submitBatch(
          SubmitBatchRequest.newBuilder()
              .setArchive(BatchArchiveCallsRequest.newBuilder().addIds("1"))
              .build());

      assertThat(submitted)
          .extracting(command -> command.operation().kind())
          .containsExactly(io.callbatch.domain.model.run.OperationKind.values());
    }

    @Test
    void isRefusedWithoutAnOperation() {
      assertThat(
              RpcFailure.of(() -> stub.submitBatch(SubmitBatchRequest.getDefaultInstance()))
                  .fields())
          .containsExactly("/operation");
    }

    @Test
    void isRefusedWithARequestIdInTheWrongPlace() {
      SubmitBatchRequest request =
          SubmitBatchRequest.newBuilder()
              .setArchive(BatchArchiveCallsRequest.newBuilder().setRequestId("r"))
              .build();

      assertThat(RpcFailure.of(() -> stub.submitBatch(request)).fields())
          .containsExactly("/archive/request_id", "/archive/ids");
    }

    @Test
    void namesTheInputsWhenThePortRefusesThem() {
      facade.submitBatch =
          _ -> {
            throw new InvalidRequestException("inputs", "too many");
          };

      SubmitBatchRequest request =
          SubmitBatchRequest.newBuilder()
              .setRead(BatchReadCallsRequest.newBuilder().addIds("1"))
              .build();

      assertThat(RpcFailure.of(() -> stub.submitBatch(request)).fields())
          .containsExactly("/read/ids");
    }
  }

  @Nested
  class GetBatch {
    @Test
    void tellsHowFarABatchIs() {
      facade.getBatch =
          command -> {
            assertThat(command.includeOutcomes()).isFalse();
            return Optional.of(new BatchView(Outcomes.processing("b-1", 2), List.of()));
          };

      BatchJob job = stub.getBatch(GetBatchRequest.newBuilder().setId("b-1").build()).getBatchJob();

      assertThat(job.getInputsDone()).isEqualTo(2);
      assertThat(job.getInputsFailed()).isEqualTo(1);
      assertThat(job.hasCompletedAt()).isFalse();
      assertThat(job.hasResponse()).isFalse();
    }

    @Test
    void holdsTheResponseOnDemand() {
      facade.getBatch =
          _ -> Optional.of(new BatchView(Outcomes.complete("b-1"), List.of(Outcomes.done(0, 11))));

      BatchJob job =
          stub.getBatch(GetBatchRequest.newBuilder().setId("b-1").setIncludeResponse(true).build())
              .getBatchJob();

      assertThat(job.getResponse().getResults(0).getInputIndex()).isZero();
      assertThat(job.getResponse().getStatus())
          .isEqualTo(io.callbatch.v1.BatchStatus.BATCH_STATUS_COMPLETE);
      assertThat(job.getResponse().getCompletedAt()).isEqualTo(job.getCompletedAt());
      assertThat(job.getResponse().getRequestedAt()).isEqualTo(job.getRequestedAt());
    }

    @Test
    void isNotFoundWhenThePortalHasNoSuchBatch() {
      facade.getBatch = _ -> Optional.empty();

      RpcFailure failure =
          RpcFailure.of(() -> stub.getBatch(GetBatchRequest.newBuilder().setId("b-1").build()));

      assertThat(failure.code()).isEqualTo(Code.NOT_FOUND);
      assertThat(failure.reason()).isEqualTo("OBJECT_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b 1", "../b"})
    void isRefusedForWhatIsNoId(String id) {
      RpcFailure failure =
          RpcFailure.of(() -> stub.getBatch(GetBatchRequest.newBuilder().setId(id).build()));

      assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(failure.fields()).containsExactly("/id");
    }
  }

  @Nested
  class ListBatches {
    private final List<ListBatchesCommand> listed = new ArrayList<>();

    private void answer(BatchPage page) {
      facade.listBatches =
          command -> {
            listed.add(command);
            return page;
          };
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
      answer(new BatchPage(List.of(Outcomes.pending("b-2")), Optional.of(new BatchId("b-2"))));

      ListBatchesResponse first =
          stub.listBatches(
              ListBatchesRequest.newBuilder()
                  .setStatus(io.callbatch.v1.BatchStatus.BATCH_STATUS_PENDING)
                  .build());
      stub.listBatches(
          ListBatchesRequest.newBuilder()
              .setStatus(io.callbatch.v1.BatchStatus.BATCH_STATUS_PENDING)
              .setPageSize(7)
              .setPageToken(first.getNextPageToken())
              .build());

      assertThat(first.getBatchJobs(0).getId()).isEqualTo("b-2");
      assertThat(listed)
          .containsExactly(
              new ListBatchesCommand(
                  Facade.CALLER.portal(), Optional.of(BatchStatus.PENDING), Optional.empty(), 100),
              new ListBatchesCommand(
                  Facade.CALLER.portal(),
                  Optional.of(BatchStatus.PENDING),
                  Optional.of(new BatchId("b-2")),
                  7));
    }

    @Test
    void endsWithoutAToken() {
      answer(new BatchPage(List.of(), Optional.empty()));

      assertThat(stub.listBatches(ListBatchesRequest.getDefaultInstance()).getNextPageToken())
          .isEmpty();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
      RpcFailure failure =
          RpcFailure.of(() ->
              stub.listBatches(
                  ListBatchesRequest.newBuilder()
                      .setStatus(io.callbatch.v1.BatchStatus.BATCH_STATUS_UNSPECIFIED)
                      .setPageSize(1_001)
                      .setPageToken("nonsense")
                      .build()));

      assertThat(failure.fields()).containsExactly("/status", "/page_size", "/page_token");
    }
  }

  @Nested
  class CancelBatch {
    @Test
    void showsTheBatchAfterThat() {
      facade.cancelBatch = (_, id) -> Optional.of(Outcomes.canceled(id.value()));

      BatchJob job =
          stub.cancelBatch(CancelBatchRequest.newBuilder().setId("b-1").build()).getBatchJob();

      assertThat(job.getStatus()).isEqualTo(io.callbatch.v1.BatchStatus.BATCH_STATUS_CANCELED);
      assertThat(job.hasStartedAt()).isFalse();
      assertThat(job.hasCompletedAt()).isTrue();
    }

    @Test
    void isNotFoundWhenThePortalHasNoSuchBatch() {
      facade.cancelBatch = (_, _) -> Optional.empty();

      assertThat(
              RpcFailure.of(
                      () -> stub.cancelBatch(CancelBatchRequest.newBuilder().setId("b-1").build()))
                  .code())
          .isEqualTo(Code.NOT_FOUND);
    }
  }
}
