package io.callbatch.adapter.grpc.service;

import io.callbatch.adapter.grpc.access.CurrentAccess;
import io.callbatch.adapter.grpc.error.NotThereException;
import io.callbatch.adapter.grpc.format.EncodedResponses;
import io.callbatch.adapter.grpc.mapping.BatchJobProtoMapper;
import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.adapter.grpc.mapping.OperationProtoMapper;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.page.PageTokens;
import io.callbatch.domain.model.page.PageTokens.Paged;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.port.in.CancelBatchUseCase;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.GetBatchUseCase;
import io.callbatch.domain.port.in.GetBatchUseCase.BatchView;
import io.callbatch.domain.port.in.GetBatchUseCase.GetBatchCommand;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.ListBatchesUseCase;
import io.callbatch.domain.port.in.ListBatchesUseCase.BatchPage;
import io.callbatch.domain.port.in.ListBatchesUseCase.ListBatchesCommand;
import io.callbatch.domain.port.in.SubmitBatchUseCase;
import io.callbatch.domain.port.in.SubmitBatchUseCase.SubmitBatchCommand;
import io.callbatch.domain.port.in.WatchBatchUseCase;
import io.callbatch.v1.BatchArchiveCallsRequest;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchReadCallsRequest;
import io.callbatch.v1.BatchUpdateCallsRequest;
import io.callbatch.v1.BatchUpsertCallsRequest;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CancelBatchRequest;
import io.callbatch.v1.CancelBatchResponse;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.GetBatchResponse;
import io.callbatch.v1.ListBatchesRequest;
import io.callbatch.v1.ListBatchesResponse;
import io.callbatch.v1.SubmitBatchRequest;
import io.callbatch.v1.SubmitBatchResponse;
import io.callbatch.v1.WatchBatchRequest;
import io.callbatch.v1.WatchBatchResponse;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** Batches of calls for gRPC clients, at once and submitted. Safe for use by several threads. */
public final class CallBatchGrpcService
    implements BindableService, CallBatchServiceGrpc.AsyncService {

  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  private final ExecuteBatchUseCase executeBatch;
  private final SubmitBatchUseCase submitBatch;
  private final GetBatchUseCase getBatch;
  private final ListBatchesUseCase listBatches;
  private final CancelBatchUseCase cancelBatch;
  private final WatchBatchUseCase watchBatch;
  private final Executor watchers;
  private final LongSupplier nanoTime;

  /**
   * A service on these use cases.
   *
   * @param watchers runs what waits for changes: one task for each open WatchBatch, which blocks
   *     until the batch ends or the client goes. Interrupting a task ends its rpc as UNAVAILABLE,
   *     so a server that stops should interrupt them first
   * @param nanoTime as {@link System#nanoTime}; tells when a watcher was shown nothing for long
   */
  public CallBatchGrpcService(
      ExecuteBatchUseCase executeBatch,
      SubmitBatchUseCase submitBatch,
      GetBatchUseCase getBatch,
      ListBatchesUseCase listBatches,
      CancelBatchUseCase cancelBatch,
      WatchBatchUseCase watchBatch,
      Executor watchers,
      LongSupplier nanoTime) {
    this.executeBatch = executeBatch;
    this.submitBatch = submitBatch;
    this.getBatch = getBatch;
    this.listBatches = listBatches;
    this.cancelBatch = cancelBatch;
    this.watchBatch = watchBatch;
    this.watchers = watchers;
    this.nanoTime = nanoTime;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return new EncodingMethods(CallBatchServiceGrpc.bindService(this))
        .unary(CallBatchServiceGrpc.getBatchCreateCallsMethod(), this::create)
        .unary(CallBatchServiceGrpc.getBatchReadCallsMethod(), this::read)
        .unary(CallBatchServiceGrpc.getBatchUpdateCallsMethod(), this::update)
        .unary(CallBatchServiceGrpc.getBatchUpsertCallsMethod(), this::upsert)
        .unary(CallBatchServiceGrpc.getBatchArchiveCallsMethod(), this::archive)
        .bind();
  }

  private byte[] create(BatchCreateCallsRequest request) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    new InputCheck(check).inputs("/inputs", request.getInputsList());
    check.finish();
    return execute(requestId, OperationProtoMapper.toDomain(request));
  }

  private byte[] read(BatchReadCallsRequest request) {
    RequestCheck check = new RequestCheck();
    check.notEmpty("/ids", request.getIdsCount());
    check.finish();
    return execute(Optional.empty(), OperationProtoMapper.toDomain(request));
  }

  private byte[] update(BatchUpdateCallsRequest request) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    check.notEmpty("/inputs", request.getInputsCount());
    check.finish();
    return execute(requestId, OperationProtoMapper.toDomain(request));
  }

  private byte[] upsert(BatchUpsertCallsRequest request) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    check.notEmpty("/inputs", request.getInputsCount());
    check.finish();
    return execute(requestId, OperationProtoMapper.toDomain(request));
  }

  private byte[] archive(BatchArchiveCallsRequest request) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    check.notEmpty("/ids", request.getIdsCount());
    check.finish();
    return execute(requestId, OperationProtoMapper.toDomain(request));
  }

  private byte[] execute(Optional<RequestId> requestId, BatchOperation operation) {
    try {
      return EncodedResponses.of(
          executeBatch.execute(
              new ExecuteBatchCommand(CurrentAccess.caller(), requestId, operation)));
    } catch (InvalidRequestException e) {
      throw InputNames.onTheWire(e, operation);
    }
  }

  @Override
  public void submitBatch(
      SubmitBatchRequest request, StreamObserver<SubmitBatchResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    new InputCheck(check).operation(request);
    check.finish();
    BatchJob job = submit(requestId, OperationProtoMapper.toDomain(request));
    responseObserver.onNext(
        SubmitBatchResponse.newBuilder()
            .setBatchJob(BatchJobProtoMapper.INSTANCE.toProto(job))
            .build());
    responseObserver.onCompleted();
  }

  private BatchJob submit(Optional<RequestId> requestId, BatchOperation operation) {
    try {
      return submitBatch.submit(
          new SubmitBatchCommand(CurrentAccess.caller(), requestId, operation));
    } catch (InvalidRequestException e) {
      throw InputNames.nestedOnTheWire(e, operation);
    }
  }

  @Override
  public void getBatch(GetBatchRequest request, StreamObserver<GetBatchResponse> responseObserver) {
    BatchId id = batchId(request.getId());
    boolean wanted = request.getIncludeResponse();
    BatchView view =
        getBatch
            .get(new GetBatchCommand(CurrentAccess.portal(), id, wanted))
            .orElseThrow(() -> unknown(id));
    responseObserver.onNext(
        GetBatchResponse.newBuilder()
            .setBatchJob(
                wanted
                    ? BatchJobProtoMapper.INSTANCE.toProto(view.job(), view.outcomes())
                    : BatchJobProtoMapper.INSTANCE.toProto(view.job()))
            .build());
    responseObserver.onCompleted();
  }

  @Override
  public void listBatches(
      ListBatchesRequest request, StreamObserver<ListBatchesResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    Optional<BatchStatus> status = status(request, check);
    int limit = check.pageSize(request.getPageSize(), DEFAULT_PAGE, LARGEST_PAGE);
    PageTokens tokens =
        new PageTokens(
            Paged.BATCHES, CurrentAccess.portal(), status.map(BatchStatus::name).orElse(""));
    Optional<BatchId> after = check.page(tokens, request.getPageToken()).map(BatchId::new);
    check.finish();
    BatchPage page =
        listBatches.list(new ListBatchesCommand(CurrentAccess.portal(), status, after, limit));
    ListBatchesResponse.Builder answer = ListBatchesResponse.newBuilder();
    page.jobs().forEach(job -> answer.addBatchJobs(BatchJobProtoMapper.INSTANCE.toProto(job)));
    page.next().map(next -> tokens.at(next.value())).ifPresent(answer::setNextPageToken);
    responseObserver.onNext(answer.build());
    responseObserver.onCompleted();
  }

  private static Optional<BatchStatus> status(ListBatchesRequest request, RequestCheck check) {
    if (!request.hasStatus()) {
      return Optional.empty();
    }
    return switch (request.getStatus()) {
      case BATCH_STATUS_UNSPECIFIED, UNRECOGNIZED -> {
        check.fault("/status", "expected a known status or none, found an unknown one");
        yield Optional.empty();
      }
      case BATCH_STATUS_PENDING,
          BATCH_STATUS_PROCESSING,
          BATCH_STATUS_CANCELED,
          BATCH_STATUS_COMPLETE ->
          Optional.of(BatchProtoMapper.INSTANCE.toDomain(request.getStatus()));
    };
  }

  @Override
  public void cancelBatch(
      CancelBatchRequest request, StreamObserver<CancelBatchResponse> responseObserver) {
    BatchId id = batchId(request.getId());
    BatchJob job = cancelBatch.cancel(CurrentAccess.portal(), id).orElseThrow(() -> unknown(id));
    responseObserver.onNext(
        CancelBatchResponse.newBuilder()
            .setBatchJob(BatchJobProtoMapper.INSTANCE.toProto(job))
            .build());
    responseObserver.onCompleted();
  }

  @Override
  public void watchBatch(
      WatchBatchRequest request, StreamObserver<WatchBatchResponse> responseObserver) {
    BatchId id = batchId(request.getId());
    new BatchWatch(responseObserver, nanoTime)
        .start(watchers, watchBatch, CurrentAccess.portal(), id, unknown(id));
  }

  private static BatchId batchId(String text) {
    RequestCheck check = new RequestCheck();
    if (!BatchId.isValid(text)) {
      check.fault("/id", "expected the id of a batch (1 to 64 letters, digits or -)");
    }
    check.finish();
    return new BatchId(text);
  }

  private static NotThereException unknown(BatchId id) {
    return new NotThereException("there is no batch " + id.value());
  }
}
