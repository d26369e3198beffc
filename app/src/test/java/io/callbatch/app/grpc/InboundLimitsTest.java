package io.callbatch.app.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.callbatch.app.TestServer;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.testing.Fixture;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ConversionServiceGrpc.ConversionServiceBlockingStub;
import io.callbatch.v1.ConvertStreamRequest;
import io.callbatch.v1.ConvertStreamResponse;
import io.callbatch.v1.ParseBatchRequest;
import io.callbatch.v1.ParseBatchResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the gRPC server bounds of clients' messages, over real HTTP/2. */
@Timeout(120)
class InboundLimitsTest {

  private static final int MAX_DOCUMENT = 100_000;

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new TestServer(TestServer.within(new ReadLimits(MAX_DOCUMENT, 256, 1000), 64));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ConversionServiceBlockingStub stub() {
    return ConversionServiceGrpc.newBlockingStub(server.channel());
  }

  private static ParseBatchRequest request(ByteString json) {
    return ParseBatchRequest.newBuilder().setJson(json).build();
  }

  private static void assertBystanderIsServed() {
    assertThat(
            stub()
                .parseBatch(request(ByteString.copyFrom(Fixture.BATCH_READ_200.bytes())))
                .getBatch()
                .getResultsCount())
        .isPositive();
  }

  private static StatusRuntimeException failure(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      return e;
    }
    throw new AssertionError("the rpc was done");
  }

  private static ErrorInfo reason(StatusRuntimeException failure) {
    return detail(failure, ErrorInfo.class);
  }

  private static <T extends com.google.protobuf.Message> T detail(
      StatusRuntimeException failure, Class<T> type) {
    for (Any detail : StatusProto.fromThrowable(failure).getDetailsList()) {
      if (detail.is(type)) {
        try {
          return detail.unpack(type);
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError("no " + type + " in " + failure);
  }

  @Test
  void aMessageThatIsTooLargeIsRefusedByNameAndTheConnectionGoesOn() {
    StatusRuntimeException failure =
        failure(() -> stub().parseBatch(request(ByteString.copyFrom(new byte[9_000_000]))));

    assertThat(failure.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(failure.getStatus().getDescription())
        .isEqualTo("expected a message of at most 1148576 bytes, found a longer one");
    assertThat(reason(failure).getReason()).isEqualTo("MESSAGE_TOO_LARGE");
    assertBystanderIsServed();
  }

  @Test
  void aMessageThatIsTooLargeOnceInflatedIsRefusedLikewise() {
    StatusRuntimeException failure =
        failure(() ->
            stub()
                .withCompression("gzip")
                .parseBatch(request(ByteString.copyFrom(new byte[9_000_000]))));

    assertThat(failure.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(reason(failure).getReason()).isEqualTo("MESSAGE_TOO_LARGE");
    assertBystanderIsServed();
  }

  @Test
  void compressedMessagesAreRead() {
    assertThat(
            stub()
                .withCompression("gzip")
                .parseBatch(request(ByteString.copyFrom(Fixture.BATCH_READ_200.bytes())))
                .getBatch()
                .getResultsCount())
        .isPositive();
  }

  @Test
  void aLargeMessageInAStreamEndsThatStreamByName() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    StreamObserver<ConvertStreamRequest> requests =
        ConversionServiceGrpc.newStub(server.channel()).convertStream(answers(end));
    requests.onNext(
        ConvertStreamRequest.newBuilder()
            .setJson(ByteString.copyFrom(new byte[9_000_000]))
            .build());

    StatusRuntimeException failure = (StatusRuntimeException) end.get(60, TimeUnit.SECONDS);
    assertThat(reason(failure).getReason()).isEqualTo("MESSAGE_TOO_LARGE");
    assertBystanderIsServed();
  }

  @Test
  void thereAreSoManyStreamsAndTheirPlacesComeBack() throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.server().grpcPort())
            .usePlaintext()
            .build();
    try {
      List<StreamObserver<ConvertStreamRequest>> open = new ArrayList<>();
      BlockingQueue<String> ends = new LinkedBlockingQueue<>();
      for (int i = 0; i < 256; i++) {
        open.add(ConversionServiceGrpc.newStub(channel).convertStream(answering(ends)));
        open.get(i).onNext(document());
        assertThat(ends.poll(30, TimeUnit.SECONDS)).isEqualTo("answer");
      }

      CompletableFuture<Throwable> end = new CompletableFuture<>();
      ConversionServiceGrpc.newStub(server.channel()).convertStream(answers(end));
      StatusRuntimeException failure = (StatusRuntimeException) end.get(60, TimeUnit.SECONDS);
      assertThat(failure.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
      assertThat(detail(failure, RetryInfo.class).getRetryDelay().getSeconds()).isPositive();

      open.forEach(StreamObserver::onCompleted);
      for (int i = 0; i < 256; i++) {
        assertThat(ends.poll(30, TimeUnit.SECONDS)).isEqualTo("end");
      }
    } finally {
      channel.shutdownNow();
    }
  }

  private static ConvertStreamRequest document() {
    return ConvertStreamRequest.newBuilder().setJson(ByteString.copyFromUtf8("{}")).build();
  }

  private static StreamObserver<ConvertStreamResponse> answering(BlockingQueue<String> events) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ConvertStreamResponse answer) {
        events.add("answer");
      }

      @Override
      public void onError(Throwable failure) {
        events.add(failure.toString());
      }

      @Override
      public void onCompleted() {
        events.add("end");
      }
    };
  }

  private static StreamObserver<ConvertStreamResponse> answers(CompletableFuture<Throwable> end) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ConvertStreamResponse answer) {
        end.completeExceptionally(new AssertionError("it was answered"));
      }

      @Override
      public void onError(Throwable failure) {
        end.complete(failure);
      }

      @Override
      public void onCompleted() {
        end.completeExceptionally(new AssertionError("it was done"));
      }
    };
  }

  @Test
  void aMessageThatNeverBecomesCompleteIsEnded() throws Exception {
    TestServer hasty = new TestServer(TestServer.hasty(java.time.Duration.ofSeconds(1)));
    ManagedChannel channel = hasty.channel();
    try {
      CompletableFuture<Status> end = new CompletableFuture<>();
      ClientCall<ParseBatchRequest, ParseBatchResponse> call =
          channel.newCall(ConversionServiceGrpc.getParseBatchMethod(), CallOptions.DEFAULT);
      call.start(
          new ClientCall.Listener<>() {
            @Override
            public void onClose(Status status, Metadata trailers) {
              end.complete(status);
            }
          },
          new Metadata());
      call.request(1);

      assertThat(end.get(60, TimeUnit.SECONDS).getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
      assertThat(end.get().getDescription())
          .isEqualTo("expected a message that is complete within 1 s, found only a part of it");
    } finally {
      hasty.close();
    }
  }
}
