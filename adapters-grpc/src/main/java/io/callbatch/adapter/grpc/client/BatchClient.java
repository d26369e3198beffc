package io.callbatch.adapter.grpc.client;

import io.callbatch.adapter.grpc.mapping.BatchJobProtoMapper;
import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.adapter.grpc.mapping.OperationProtoMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingV2Stub;
import io.callbatch.v1.CancelBatchRequest;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.ListBatchesRequest;
import io.callbatch.v1.ListBatchesResponse;
import io.callbatch.v1.SubmitBatchRequest;
import io.callbatch.v1.WatchBatchRequest;
import io.callbatch.v1.WatchBatchResponse;
import io.grpc.Channel;
import io.grpc.stub.BlockingClientCall;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The submitted batches of a server. Safe for several threads. */
public final class BatchClient {

  private final Answers answers;
  private final CallBatchServiceBlockingV2Stub batches;

  /**
   * Asks the server at the other end of a channel.
   *
   * @param token the bearer token to show; empty: none
   */
  public BatchClient(Channel channel, Optional<String> token) {
    this.answers = new Answers(channel.authority());
    this.batches = Tokens.shown(CallBatchServiceGrpc.newBlockingV2Stub(channel), token);
  }

  /**
   * A batch, and what came of its inputs so far where that was asked for.
   *
   * @param response empty unless it was asked for
   */
  public record View(BatchJob job, Optional<BatchCallsResponse> response) {}

  /**
   * Some batches, newest first.
   *
   * @param jobs the batches
   * @param next by which the next ones are asked for; empty: there are no more
   */
  public record Page(List<BatchJob> jobs, Optional<String> next) {

    /** Copies the batches. */
    public Page {
      jobs = List.copyOf(jobs);
    }
  }

  /**
   * Batches, newest first.
   *
   * @param status only those of this status; empty: all
   * @param most how many, 1 to 1,000
   * @param from the {@code next} of the page before; empty text: the newest
   * @throws ServerFailedException if the server refuses
   */
  public Page list(Optional<BatchStatus> status, int most, String from) {
    ListBatchesRequest.Builder request =
        ListBatchesRequest.newBuilder().setPageSize(most).setPageToken(from);
    status.map(BatchProtoMapper.INSTANCE::toProto).ifPresent(request::setStatus);
    ListBatchesResponse page = answers.await(() -> patient().listBatches(request.build()));
    return new Page(
        page.getBatchJobsList().stream().map(BatchJobProtoMapper.INSTANCE::toDomain).toList(),
        Optional.of(page.getNextPageToken()).filter(token -> !token.isEmpty()));
  }

  /**
   * Has a batch done later.
   *
   * @param requestId by which a repeated submission is recognised; empty: it is a new batch
   * @throws ServerFailedException if the server doesn't take it
   */
  public BatchJob submit(Optional<RequestId> requestId, BatchOperation operation) {
    SubmitBatchRequest.Builder request = OperationProtoMapper.toProto(operation).toBuilder();
    requestId.map(RequestId::value).ifPresent(request::setRequestId);
    return answers.await(() ->
        BatchJobProtoMapper.INSTANCE.toDomain(
            patient().submitBatch(request.build()).getBatchJob()));
  }

  /**
   * A batch as it is now.
   *
   * @throws ServerFailedException if the server doesn't know it
   */
  public View get(String id, boolean withResponse) {
    GetBatchRequest request =
        GetBatchRequest.newBuilder().setId(id).setIncludeResponse(withResponse).build();
    io.callbatch.v1.BatchJob job = answers.await(() -> patient().getBatch(request).getBatchJob());
    return new View(
        BatchJobProtoMapper.INSTANCE.toDomain(job),
        job.hasResponse()
            ? Optional.of(BatchProtoMapper.INSTANCE.toDomain(job.getResponse()))
            : Optional.empty());
  }

  /**
   * Calls a batch off; the batch after that.
   *
   * @throws ServerFailedException if the server doesn't know it
   */
  public BatchJob cancel(String id) {
    CancelBatchRequest request = CancelBatchRequest.newBuilder().setId(id).build();
    return answers.await(
        () -> BatchJobProtoMapper.INSTANCE.toDomain(patient().cancelBatch(request).getBatchJob()));
  }

  /**
   * Shows a batch as it is, then after each change until it ends.
   *
   * @return the batch at its end
   * @throws ServerFailedException if the server doesn't know it, or fails before its end
   */
  public BatchJob watch(String id, Consumer<BatchJob> watcher) {
    BlockingClientCall<?, WatchBatchResponse> changes =
        batches.watchBatch(WatchBatchRequest.newBuilder().setId(id).build());
    BatchJob last = null;
    for (WatchBatchResponse change = answers.<WatchBatchResponse>await(changes::read);
        change != null;
        change = answers.<WatchBatchResponse>await(changes::read)) {
      last = BatchJobProtoMapper.INSTANCE.toDomain(change.getBatchJob());
      watcher.accept(last);
    }
    return last == null ? get(id, false).job() : last;
  }

  private CallBatchServiceBlockingV2Stub patient() {
    return batches.withDeadlineAfter(Tokens.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
