package io.callbatch.adapter.grpc.service;

import io.callbatch.adapter.grpc.error.Failures;
import io.callbatch.adapter.grpc.error.NotThereException;
import io.callbatch.adapter.grpc.mapping.BatchJobProtoMapper;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.port.in.WatchBatchUseCase;
import io.callbatch.v1.WatchBatchResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One client that follows one batch. It has a task of its own, which blocks while the client is not
 * ready for more: meanwhile the use case shows several changes as one, and nothing piles up. While
 * nothing changes, the batch is shown again from time to time: proxies and clients that wait for
 * data see that the stream lives.
 */
final class BatchWatch implements WatchBatchUseCase.Watcher {

  /** Of silence, after which the batch is shown again. Proxies wait for 15 s and more. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private final ServerCallStreamObserver<WatchBatchResponse> changes;
  private final LongSupplier nanoTime;
  private @Nullable WatchBatchResponse shown;
  private long shownAt;
  private @Nullable Thread task;
  private boolean gone;

  /**
   * Follows a batch on behalf of this client.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  BatchWatch(StreamObserver<WatchBatchResponse> changes, LongSupplier nanoTime) {
    this.changes = (ServerCallStreamObserver<WatchBatchResponse>) changes;
    this.nanoTime = nanoTime;
    this.changes.setOnReadyHandler(this::wake);
    this.changes.setOnCancelHandler(this::leave);
  }

  void start(
      Executor executor,
      WatchBatchUseCase watchBatch,
      PortalId portal,
      BatchId batch,
      NotThereException unknown) {
    executor.execute(() -> {
      if (arrive()) {
        try {
          end(watchBatch.watch(portal, batch, this), unknown);
        } catch (InterruptedException | RuntimeException e) {
          fail(Failures.toStatus(e));
        } finally {
          depart();
        }
      }
    });
  }

  private synchronized boolean arrive() {
    task = Thread.currentThread();
    return !gone;
  }

  /** From here on the thread may do something else, and nobody is to interrupt that. */
  private synchronized void depart() {
    task = null;
  }

  private void end(boolean known, NotThereException unknown) {
    if (!known) {
      fail(Failures.toStatus(unknown));
    } else if (!hasLeft()) {
      changes.onCompleted();
    }
  }

  private void fail(RuntimeException status) {
    if (!hasLeft()) {
      changes.onError(status);
    }
  }

  @Override
  public void changed(BatchJob job) throws InterruptedException {
    synchronized (this) {
      while (!gone && !changes.isReady()) {
        wait();
      }
      if (gone) {
        return;
      }
    }
    show(
        WatchBatchResponse.newBuilder()
            .setBatchJob(BatchJobProtoMapper.INSTANCE.toProto(job))
            .build());
  }

  private void show(WatchBatchResponse response) {
    changes.onNext(response);
    shown = response;
    shownAt = nanoTime.getAsLong();
  }

  @Override
  public boolean gone() {
    if (hasLeft()) {
      return true;
    }
    WatchBatchResponse last = shown;
    if (last != null
        && nanoTime.getAsLong() - shownAt >= LONGEST_SILENCE.toNanos()
        && changes.isReady()) {
      show(last);
    }
    return false;
  }

  private synchronized boolean hasLeft() {
    return gone;
  }

  private synchronized void wake() {
    notifyAll();
  }

  private synchronized void leave() {
    gone = true;
    notifyAll();
    if (task != null) {
      task.interrupt();
    }
  }
}
