package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.WatchBatchRequest;
import io.callbatch.v1.WatchBatchResponse;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchBatchTest {
  private final Facade facade = new Facade();

  @AfterEach
  void close() {
    facade.close();
  }

  private SlowClient<WatchBatchRequest, WatchBatchResponse> watch(String id) {
    SlowClient<WatchBatchRequest, WatchBatchResponse> client = new SlowClient<>();
    CallBatchServiceGrpc.newStub(facade.channel())
        .watchBatch(WatchBatchRequest.newBuilder().setId(id).build(), client);
    return client;
  }

  @Test
  void showsEachChangeAndEndsWithTheBatch() {
    facade.watchBatch =
        (portal, batch, watcher) -> {
          assertThat(portal).isEqualTo(Facade.CALLER.portal());
          watcher.changed(Outcomes.pending(batch.value()));
          watcher.changed(Outcomes.processing(batch.value(), 2));
          watcher.changed(Outcomes.complete(batch.value()));
          return true;
        };

    List<WatchBatchResponse> changes = watch("b-1").readAll();

    assertThat(changes)
        .extracting(change -> change.getBatchJob().getStatus())
        .containsExactly(
            BatchStatus.BATCH_STATUS_PENDING,
            BatchStatus.BATCH_STATUS_PROCESSING,
            BatchStatus.BATCH_STATUS_COMPLETE);
    assertThat(changes.get(1).getBatchJob().getInputsDone()).isEqualTo(2);
  }

  @Test
  void showsTheBatchAgainAfterEachSpellOfSilence() {
    facade.watchBatch =
        (_, batch, watcher) -> {
          watcher.changed(Outcomes.pending(batch.value()));
          facade.nanoTime.addAndGet(BatchWatch.LONGEST_SILENCE.toNanos() - 1);
          assertThat(watcher.gone()).isFalse();
          facade.nanoTime.addAndGet(1);
          assertThat(watcher.gone()).isFalse();
          assertThat(watcher.gone()).isFalse();
          watcher.changed(Outcomes.complete(batch.value()));
          return true;
        };

    SlowClient<WatchBatchRequest, WatchBatchResponse> client = watch("b-1");
    client.ask(5);

    assertThat(client.readAll())
        .extracting(change -> change.getBatchJob().getStatus())
        .containsExactly(
            BatchStatus.BATCH_STATUS_PENDING,
            BatchStatus.BATCH_STATUS_PENDING,
            BatchStatus.BATCH_STATUS_COMPLETE);
  }

  @Test
  void showsNothingAgainToAClientThatDoesNotRead() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    facade.watchBatch =
        (_, batch, watcher) -> {
          watcher.changed(Outcomes.pending(batch.value()));
          facade.nanoTime.addAndGet(BatchWatch.LONGEST_SILENCE.toNanos());
          assertThat(watcher.gone()).isFalse();
          asked.countDown();
          watcher.changed(Outcomes.complete(batch.value()));
          return true;
        };

    SlowClient<WatchBatchRequest, WatchBatchResponse> client = watch("b-1");
    client.read();
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(client.readAll()).hasSize(1);
  }

  @Test
  void showsNothingAgainBeforeItWasShown() {
    facade.watchBatch =
        (_, batch, watcher) -> {
          facade.nanoTime.addAndGet(BatchWatch.LONGEST_SILENCE.toNanos());
          assertThat(watcher.gone()).isFalse();
          watcher.changed(Outcomes.complete(batch.value()));
          return true;
        };

    assertThat(watch("b-1").readAll()).hasSize(1);
  }

  @Test
  void holdsTheWatcherBackWhileTheClientDoesNotRead() {
    AtomicInteger taken = new AtomicInteger();
    facade.watchBatch =
        (_, batch, watcher) -> {
          for (int i = 0; i < 1_000; i++) {
            watcher.changed(Outcomes.processing(batch.value(), 1));
            taken.incrementAndGet();
          }
          return true;
        };
    facade.getBatch = _ -> Optional.empty();

    SlowClient<WatchBatchRequest, WatchBatchResponse> client = watch("b-1");
    client.read();
    for (int i = 0; i < 20; i++) {
      assertThat(
              RpcFailure.of(() ->
                      CallBatchServiceGrpc.newBlockingStub(facade.channel())
                          .getBatch(GetBatchRequest.newBuilder().setId("b-1").build()))
                  .code())
          .isEqualTo(Code.NOT_FOUND);
    }

    assertThat(taken.get()).isLessThanOrEqualTo(2);
    assertThat(client.readAll()).hasSize(999);
  }

  @Test
  void isNotFoundWhenThePortalHasNoSuchBatch() {
    facade.watchBatch = (_, _, _) -> false;

    RpcFailure failure = RpcFailure.of(() -> watch("b-1").readAll());

    assertThat(failure.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(failure.reason()).isEqualTo("OBJECT_NOT_FOUND");
  }

  @Test
  void isRefusedForWhatIsNoId() {
    assertThat(RpcFailure.of(() -> watch("").readAll()).fields()).containsExactly("/id");
  }

  @Test
  void endsWhenTheClientHasGone() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    facade.watchBatch =
        (_, batch, watcher) -> {
          try {
            watcher.changed(Outcomes.pending(batch.value()));
            waiting.countDown();
            new CountDownLatch(1).await();
            return true;
          } finally {
            assertThat(watcher.gone()).isTrue();
            left.countDown();
          }
        };

    SlowClient<WatchBatchRequest, WatchBatchResponse> client = watch("b-1");
    client.read();
    assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
    client.cancel();

    assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endsWhenTheClientHasGoneWithoutReading() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    CountDownLatch arrived = new CountDownLatch(1);
    facade.watchBatch =
        (_, batch, watcher) -> {
          arrived.countDown();
          try {
            watcher.changed(Outcomes.pending(batch.value()));
            watcher.changed(Outcomes.complete(batch.value()));
            return true;
          } finally {
            left.countDown();
          }
        };

    SlowClient<WatchBatchRequest, WatchBatchResponse> client = watch("b-1");
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    client.cancel();

    assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void tellsThatTheServerStops() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    facade.watchBatch =
        (_, _, _) -> {
          waiting.countDown();
          new CountDownLatch(1).await();
          return true;
        };

    SlowClient<WatchBatchRequest, WatchBatchResponse> client = watch("b-1");
    assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
    facade.stopWatchers();

    RpcFailure failure = RpcFailure.of(client::readAll);
    assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(failure.canBeRetried()).isTrue();
  }

  @Test
  void isRefusedWhileTheServerStops() {
    facade.stopWatchers();

    assertThat(RpcFailure.of(() -> watch("b-1").readAll()).code()).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void failsWithThePort() {
    facade.watchBatch =
        (_, _, _) -> {
          throw new IllegalStateException("secret of the house");
        };

    RpcFailure failure = RpcFailure.of(() -> watch("b-1").readAll());

    assertThat(failure.code()).isEqualTo(Code.INTERNAL);
    assertThat(failure.status().getMessage()).doesNotContain("secret");
  }
}
