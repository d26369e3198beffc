package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.ExportCallsRequest;
import io.callbatch.v1.GetCallRequest;
import io.callbatch.v1.WatchBatchRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.MetadataUtils;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A deadline that passes on the server is DEADLINE_EXCEEDED, whatever the rpc waits for. The
 * clients here only send it, and keep no clock of their own.
 */
class DeadlinesTest {
  private static final Metadata.Key<String> TIMEOUT =
      Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

  private final Facade facade = new Facade();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void close() {
    facade.close();
  }

  private Channel within(String timeout) {
    Metadata headers = new Metadata();
    headers.put(TIMEOUT, timeout);
    return ClientInterceptors.intercept(
        facade.channel(), MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private <T> T work() {
    try {
      new CountDownLatch(1).await();
      throw new AssertionError("nobody opens the latch");
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void requireDeadline(RpcFailure failure) {
    assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    assertThat(failure.reason()).isEqualTo("DEADLINE_EXCEEDED");
  }

  private void requireInterrupted() throws InterruptedException {
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endsEveryRpcThatWaitsForItsClient() throws Exception {
    List<? extends MethodDescriptor<?, ?>> methods =
        facade.server().getServices().stream()
            .flatMap(service -> service.getMethods().stream())
            .map(ServerMethodDefinition::getMethodDescriptor)
            .toList();
    assertThat(methods).hasSizeGreaterThan(25);
    for (MethodDescriptor<?, ?> method : methods) {
      assertThat(unanswered(method).get(20, TimeUnit.SECONDS).getCode())
          .as(method.getFullMethodName())
          .isEqualTo(Code.DEADLINE_EXCEEDED);
    }
  }

  /** Begins the rpc and says no more. */
  private <Q, A> CompletableFuture<Status> unanswered(MethodDescriptor<Q, A> method) {
    CompletableFuture<Status> end = new CompletableFuture<>();
    ClientCall<Q, A> call = within("20m").newCall(method, CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            end.complete(status);
          }
        },
        new Metadata());
    call.request(1);
    return end;
  }

  @Test
  void endsAnRpcThatWorksAndItsWork() throws Exception {
    facade.executeBatch = _ -> work();

    requireDeadline(
        RpcFailure.of(() ->
            CallServiceGrpc.newBlockingStub(within("50m"))
                .getCall(GetCallRequest.newBuilder().setId("7").build())));
    requireInterrupted();
  }

  @Test
  void endsABatchThatWorks() throws Exception {
    facade.executeBatch = _ -> work();

    requireDeadline(
        RpcFailure.of(() ->
            CallBatchServiceGrpc.newBlockingStub(within("50m"))
                .batchCreateCalls(
                    BatchCreateCallsRequest.newBuilder()
                        .addInputs(CallInput.getDefaultInstance())
                        .build())));
    requireInterrupted();
  }

  @Test
  void endsAnExport() throws Exception {
    facade.listCalls = _ -> work();
    Iterator<?> calls =
        CallServiceGrpc.newBlockingStub(within("50m"))
            .exportCalls(ExportCallsRequest.getDefaultInstance());

    requireDeadline(RpcFailure.of(calls::next));
    requireInterrupted();
  }

  @Test
  void endsAWatch() throws Exception {
    facade.watchBatch = (_, _, _) -> work();
    Iterator<?> changes =
        CallBatchServiceGrpc.newBlockingStub(within("50m"))
            .watchBatch(WatchBatchRequest.newBuilder().setId("b").build());

    requireDeadline(RpcFailure.of(changes::next));
    requireInterrupted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0n", "1n", "0H"})
  void isOverAtOnceWhereThereIsNoTime(String timeout) {
    requireDeadline(
        RpcFailure.of(() ->
            CallServiceGrpc.newBlockingStub(within(timeout))
                .getCall(GetCallRequest.newBuilder().setId("7").build())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "1.5S", "123456789m", "5 m", "5x"})
  void isRefusedWhereItIsNoTime(String timeout) {
    RpcFailure failure =
        RpcFailure.of(() ->
            CallServiceGrpc.newBlockingStub(within(timeout))
                .getCall(GetCallRequest.newBuilder().setId("7").build()));

    assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(failure.fields()).containsExactly("grpc-timeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999H", "20S", "20000000u"})
  void changesNothingWhereThereIsTime(String timeout) {
    facade.executeBatch = _ -> Outcomes.outcome(Outcomes.done(0, 7));

    assertThat(
            CallServiceGrpc.newBlockingStub(within(timeout))
                .getCall(GetCallRequest.newBuilder().setId("7").build())
                .getCall()
                .getId())
        .isEqualTo("7");
  }
}
