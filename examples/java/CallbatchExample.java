import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchError;
import io.callbatch.v1.BatchJob;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.SubmitBatchRequest;
import io.callbatch.v1.WatchBatchRequest;
import io.callbatch.v1.WatchBatchResponse;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A client of Callbatch: creates calls in a batch of which one input is bad, repeats the request
 * safely, submits a larger batch, watches it to its end and gets what came of it.
 *
 * <p>Arguments: the server's address (default {@code 127.0.0.1:9090}) and a token (default: none).
 */
public final class CallbatchExample {
  private static final int ATTEMPTS = 8;

  private final CallBatchServiceBlockingStub callbatch;

  private CallbatchExample(ManagedChannel channel, String token) {
    Metadata metadata = new Metadata();
    if (!token.isEmpty()) {
      metadata.put(
          Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    }
    callbatch =
        CallBatchServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
  }

  public static void main(String[] arguments) throws InterruptedException {
    String address = arguments.length > 0 ? arguments[0] : "127.0.0.1:9090";
    String token = arguments.length > 1 ? arguments[1] : "";
    // usePlaintext: without TLS. Leave it out for a server that has certificates.
    ManagedChannel channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
    try {
      CallbatchExample example = new CallbatchExample(channel, token);
      example.createABatch();
      example.submitABatch();
    } finally {
      channel.shutdown().awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  /** Done when it returns: each input has a result or is named by an error. */
  private void createABatch() {
    BatchCreateCallsRequest request =
        BatchCreateCallsRequest.newBuilder()
            .setRequestId("example-" + UUID.randomUUID())
            .addInputs(call("2026-03-12T10:00:00Z", "Discovery call"))
            .addInputs(call("yesterday", "When was that?"))
            .addInputs(call("2026-03-12T11:00:00Z", "Demo"))
            .build();

    BatchCallsResponse batch = create(request);
    print(batch);

    // The same request with the same request_id: the first answer again, nothing is done twice.
    BatchCallsResponse again = create(request);
    System.out.println(
        "sent again: " + (again.equals(batch) ? "the same answer" : "another answer"));
  }

  private BatchCallsResponse create(BatchCreateCallsRequest request) {
    return retrying(() -> within(30).batchCreateCalls(request)).getBatch();
  }

  /** Accepted at once, done later, whatever happens to the server or to this program. */
  private void submitABatch() {
    BatchCreateCallsRequest.Builder calls = BatchCreateCallsRequest.newBuilder();
    for (int i = 0; i < 1_500; i++) {
      calls.addInputs(call(i == 700 ? "never" : "2026-03-12T10:00:00Z", "Call " + i));
    }
    SubmitBatchRequest request =
        SubmitBatchRequest.newBuilder()
            .setRequestId("example-" + UUID.randomUUID())
            .setCreate(calls)
            .build();

    BatchJob job = retrying(() -> within(30).submitBatch(request)).getBatchJob();
    System.out.println("submitted: batch " + job.getId());

    // The stream ends when the batch does. If it breaks, watching again goes on.
    WatchBatchRequest watch = WatchBatchRequest.newBuilder().setId(job.getId()).build();
    BatchJob ended = retrying(() -> follow(within(300).watchBatch(watch)));
    System.out.printf(
        "ended: %s, %d of %d inputs done, %d failed%n",
        ended.getStatus(), ended.getInputsDone(), ended.getInputsTotal(), ended.getInputsFailed());

    GetBatchRequest get =
        GetBatchRequest.newBuilder().setId(job.getId()).setIncludeResponse(true).build();
    BatchCallsResponse response =
        retrying(() -> within(30).getBatch(get)).getBatchJob().getResponse();
    System.out.println("response: " + response.getResultsCount() + " calls");
    response.getErrorsList().forEach(CallbatchExample::print);
  }

  private static BatchJob follow(Iterator<WatchBatchResponse> changes) {
    BatchJob job = BatchJob.getDefaultInstance();
    while (changes.hasNext()) {
      job = changes.next().getBatchJob();
      System.out.printf(
          "watched: %s, %d of %d%n", job.getStatus(), job.getInputsDone(), job.getInputsTotal());
    }
    return job;
  }

  private static void print(BatchCallsResponse batch) {
    for (Call call : batch.getResultsList()) {
      System.out.println("input " + call.getInputIndex() + ": created call " + call.getId());
    }
    batch.getErrorsList().forEach(CallbatchExample::print);
  }

  /** An error may be about several inputs. Only where it is retryable, sending them again helps. */
  private static void print(BatchError error) {
    System.out.printf(
        "inputs %s: %s, %s%n",
        error.getInputIndexesList(),
        error.getErrorsCount() > 0 ? error.getErrors(0).getCode() : error.getCategory(),
        error.getRetryable() ? "retryable" : "not retryable");
  }

  private static CallInput call(String timestamp, String title) {
    return CallInput.newBuilder()
        .putProperties("hs_timestamp", timestamp)
        .putProperties("hs_call_title", title)
        .build();
  }

  private CallBatchServiceBlockingStub within(int seconds) {
    return callbatch.withDeadlineAfter(seconds, TimeUnit.SECONDS);
  }

  /**
   * Tries again what may work later. That is safe because every request that changes something has
   * a request_id: the server does it once, even if the answer to an earlier attempt was lost.
   */
  private static <T> T retrying(Supplier<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (StatusRuntimeException e) {
        long millis = retryDelay(e, attempt);
        if (millis < 0 || attempt == ATTEMPTS) {
          throw e;
        }
        System.out.println("trying again in " + millis + " ms: " + e.getStatus());
        sleep(millis);
      }
    }
  }

  /** As the server asks, or a little longer each time; negative where trying again is no use. */
  private static long retryDelay(StatusRuntimeException failure, int attempt) {
    long ownDelay = Math.min(5_000, 100L << attempt);
    switch (failure.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED:
        return Math.max(ownDelay, serversDelay(failure));
      case RESOURCE_EXHAUSTED: // overloaded where the server says when to come back, else too large
        return serversDelay(failure);
      default:
        return -1;
    }
  }

  private static long serversDelay(StatusRuntimeException failure) {
    Status status = StatusProto.fromThrowable(failure);
    for (Any detail : status.getDetailsList()) {
      if (detail.is(RetryInfo.class)) {
        try {
          var delay = detail.unpack(RetryInfo.class).getRetryDelay();
          return delay.getSeconds() * 1_000 + delay.getNanos() / 1_000_000;
        } catch (InvalidProtocolBufferException e) {
          return -1;
        }
      }
    }
    return -1;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to try again", e);
    }
  }
}
