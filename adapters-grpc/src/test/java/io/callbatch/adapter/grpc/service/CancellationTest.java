package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.ExportCallsRequest;
import io.callbatch.v1.ExportCallsResponse;
import io.callbatch.v1.GetCallRequest;
import io.callbatch.v1.GetCallResponse;
import io.grpc.Status.Code;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that goes, or a deadline that is over, ends the work behind the port. */
class CancellationTest {
  private static final GetCallRequest REQUEST = GetCallRequest.newBuilder().setId("7").build();

  private final Facade facade = new Facade();
  private final CountDownLatch working = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void close() {
    facade.close();
  }

  private <T> T work() {
    working.countDown();
    try {
      new CountDownLatch(1).await();
      throw new AssertionError("nobody opens the latch");
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aCanceledRpcInterruptsItsWork() throws Exception {
    facade.executeBatch = _ -> work();

    ListenableFuture<GetCallResponse> answer =
        CallServiceGrpc.newFutureStub(facade.channel()).getCall(REQUEST);
    await(working);
    answer.cancel(true);

    await(interrupted);
  }

  @Test
  void aDeadlineInterruptsItsWork() throws Exception {
    facade.executeBatch = _ -> work();

    RpcFailure failure =
        RpcFailure.of(() ->
            CallServiceGrpc.newBlockingStub(facade.channel())
                .withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                .getCall(REQUEST));

    assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    await(interrupted);
  }

  @Test
  void aCanceledStreamInterruptsItsWork() throws Exception {
    facade.listCalls = _ -> work();
    SlowClient<ExportCallsRequest, ExportCallsResponse> client = new SlowClient<>();

    CallServiceGrpc.newStub(facade.channel())
        .exportCalls(ExportCallsRequest.getDefaultInstance(), client);
    Thread.ofVirtual().start(() -> RpcFailure.of(client::readAll));
    await(working);
    client.cancel();

    await(interrupted);
  }

  @Test
  void anRpcThatEndedInTimeLeavesNoInterruptBehind() {
    facade.executeBatch =
        _ -> {
          assertThat(Thread.currentThread().isInterrupted()).isFalse();
          return Outcomes.outcome(Outcomes.done(0, 7));
        };

    for (int i = 0; i < 100; i++) {
      assertThat(
              CallServiceGrpc.newBlockingStub(facade.channel())
                  .withDeadlineAfter(20, TimeUnit.SECONDS)
                  .getCall(REQUEST)
                  .getCall()
                  .getId())
          .isEqualTo("7");
    }
  }
}
