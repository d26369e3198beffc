package io.callbatch.bench.load;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.RetryInfo;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.callbatch.v1.CallInput;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Creates batches on behalf of one portal. Safe for use by several threads. */
final class LoadCaller {

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final int DEADLINE_SECONDS = 30;

  private final CallBatchServiceBlockingStub batches;
  private final BatchCreateCallsRequest request;

  LoadCaller(Channel channel, String token, int inputs) {
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token);
    batches =
        CallBatchServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    BatchCreateCallsRequest.Builder all = BatchCreateCallsRequest.newBuilder();
    for (int i = 0; i < inputs; i++) {
      all.addInputs(
          CallInput.newBuilder()
              .putProperties("hs_timestamp", "2026-03-12T10:%02d:00Z".formatted(i % 60))
              .putProperties("hs_call_title", "Discovery call " + i)
              .putProperties("hs_call_body", "Discussed product requirements and next steps"));
    }
    request = all.build();
  }

  /** How a call ended. */
  sealed interface Ending {
    /** It was done in that many nanoseconds. */
    record Done(long nanos) implements Ending {}

    /** It was told to come back. */
    record Shed(Duration retryAfter) implements Ending {}

    /** Anything else. */
    record Failed(Code code) implements Ending {}
  }

  Ending call() {
    long begun = System.nanoTime();
    try {
      var _ =
          batches.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS).batchCreateCalls(request);
      return new Ending.Done(System.nanoTime() - begun);
    } catch (StatusRuntimeException e) {
      Code code = e.getStatus().getCode();
      Duration retryAfter = retryAfter(e);
      return code == Code.RESOURCE_EXHAUSTED && retryAfter.isPositive()
          ? new Ending.Shed(retryAfter)
          : new Ending.Failed(code);
    }
  }

  private static Duration retryAfter(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    if (status != null) {
      for (Any detail : status.getDetailsList()) {
        if (detail.is(RetryInfo.class)) {
          try {
            RetryInfo info = detail.unpack(RetryInfo.class);
            return Duration.ofSeconds(info.getRetryDelay().getSeconds())
                .plusNanos(info.getRetryDelay().getNanos());
          } catch (InvalidProtocolBufferException _) {
            return Duration.ZERO;
          }
        }
      }
    }
    return Duration.ZERO;
  }
}
