package io.callbatch.adapter.grpc.error;

import io.grpc.Context;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * Interrupts the handler of an rpc whose client has gone or whose deadline is over, so that the
 * work behind it ends as well. gRPC's own news of it waits until the handler is done.
 */
public final class CancellationInterceptor implements ServerInterceptor {

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<Q>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        run(() -> super.onMessage(message));
      }

      @Override
      public void onHalfClose() {
        run(super::onHalfClose);
      }

      @Override
      public void onReady() {
        run(super::onReady);
      }
    };
  }

  private static void run(Runnable handler) {
    Context context = Context.current();
    if (context.isCancelled()) {
      throw Failures.ofCancelled(context);
    }
    Work work = new Work(Thread.currentThread());
    context.addListener(work, Runnable::run);
    try {
      handler.run();
    } finally {
      context.removeListener(work);
      work.end();
    }
  }

  /** What one thread does for an rpc; nobody interrupts the thread once it does something else. */
  private static final class Work implements Context.CancellationListener {

    private final Thread worker;
    private boolean ended;
    private boolean interrupted;

    Work(Thread worker) {
      this.worker = worker;
    }

    @Override
    public synchronized void cancelled(Context context) {
      if (!ended) {
        interrupted = true;
        worker.interrupt();
      }
    }

    synchronized void end() {
      ended = true;
      if (interrupted) {
        Thread.interrupted();
      }
    }
  }
}
