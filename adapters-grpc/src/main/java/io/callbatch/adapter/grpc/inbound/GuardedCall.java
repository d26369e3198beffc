package io.callbatch.adapter.grpc.inbound;

import io.callbatch.adapter.grpc.error.Failures;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An rpc that another thread than the handler's may end, once; what the handler does afterwards
 * leads nowhere.
 */
final class GuardedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;
  private volatile boolean ended;

  GuardedCall(ServerCall<Q, A> call) {
    super(call);
  }

  /** Whether another thread has ended it. */
  boolean isEnded() {
    return ended;
  }

  /**
   * Ends it because of a failure. It doesn't wait for the handler, since the transport's thread
   * must not: every connection needs that.
   */
  void end(RuntimeException failure) {
    ended = true;
    if (lock.tryLock()) {
      try {
        closeFor(failure);
      } finally {
        lock.unlock();
      }
    } else {
      Thread.startVirtualThread(() -> {
        lock.lock();
        try {
          closeFor(failure);
        } finally {
          lock.unlock();
        }
      });
    }
  }

  private void closeFor(RuntimeException failure) {
    if (!closed && !isCancelled()) {
      closed = true;
      StatusRuntimeException status = Failures.toStatus(failure);
      Metadata trailers = status.getTrailers();
      super.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }
  }

  @Override
  public void sendHeaders(Metadata headers) {
    unlessEnded(() -> super.sendHeaders(headers));
  }

  @Override
  public void sendMessage(A message) {
    unlessEnded(() -> super.sendMessage(message));
  }

  @Override
  public void close(Status status, Metadata trailers) {
    unlessEnded(() -> {
      closed = true;
      super.close(status, trailers);
    });
  }

  private void unlessEnded(Runnable step) {
    lock.lock();
    try {
      if (!ended) {
        step.run();
      }
    } finally {
      lock.unlock();
    }
  }
}
