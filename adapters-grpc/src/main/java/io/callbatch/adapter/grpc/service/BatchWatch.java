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
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One client that follows one batch. It has a task of its own, which blocks while the client is not
 * ready for more: meanwhile the use case shows several changes as one, and nothing piles up.
 */
final class BatchWatch implements WatchBatchUseCase.Watcher {

  private final ServerCallStreamObserver<WatchBatchResponse> changes;
  private @Nullable Thread task;
  private boolean gone;

  BatchWatch(StreamObserver<WatchBatchResponse> changes) {
    this.changes = (ServerCallStreamObserver<WatchBatchResponse>) changes;
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
    } else if (!gone()) {
      changes.onCompleted();
    }
  }

  private void fail(RuntimeException status) {
    if (!gone()) {
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
    changes.onNext(
        WatchBatchResponse.newBuilder()
            .setBatchJob(BatchJobProtoMapper.INSTANCE.toProto(job))
            .build());
  }

  @Override
  public synchronized boolean gone() {
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
