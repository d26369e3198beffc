package io.callbatch.adapter.grpc.error;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeoutException;

/**
 * Ends every rpc whose deadline passes on the server with DEADLINE_EXCEEDED at that moment,
 * whatever it does or waits for, and cancels its context, which interrupts its work. Goes together
 * with {@link CallTimeouts}, and stands before all other interceptors. Safe for use by several
 * threads.
 */
public final class DeadlineInterceptor implements ServerInterceptor {

  private final ScheduledExecutorService timer = timer();

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("callbatch-deadlines").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return switch (CallTimeouts.ofCurrent()) {
      case null -> next.startCall(call, headers);
      case CallTimeouts.Timeout.Unreadable unreadable -> {
        end(call, Failures.noTimeout(unreadable.text()));
        yield new ServerCall.Listener<>() {};
      }
      case CallTimeouts.Timeout.Until until -> {
        CancellableContext context = Context.current().withDeadline(until.deadline(), timer);
        TimedCall<Q, A> timed = new TimedCall<>(call);
        context.addListener(timed::cancelled, Runnable::run);
        yield timed.isEnded()
            ? new ServerCall.Listener<>() {}
            : new TimedListener<>(Contexts.interceptCall(context, timed, headers, next), timed);
      }
    };
  }

  private static void end(ServerCall<?, ?> call, StatusRuntimeException status) {
    Metadata trailers = status.getTrailers();
    call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
  }

  /** A call that may end while its handler goes on: what that says then is passed over. */
  private static final class TimedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {

    private boolean closed;
    private boolean ended;

    TimedCall(ServerCall<Q, A> call) {
      super(call);
    }

    synchronized void cancelled(Context context) {
      if (context.cancellationCause() instanceof TimeoutException && !closed) {
        closed = true;
        ended = true;
        if (!delegate().isCancelled()) {
          end(delegate(), Failures.deadlinePassed());
        }
      }
    }

    synchronized boolean isEnded() {
      return ended;
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
      if (!closed) {
        super.sendHeaders(headers);
      }
    }

    @Override
    public synchronized void sendMessage(A message) {
      if (!closed) {
        super.sendMessage(message);
      }
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
      if (!closed) {
        closed = true;
        super.close(status, trailers);
      }
    }

    @Override
    public boolean isCancelled() {
      return isEnded() || super.isCancelled();
    }
  }

  /** For the handler, a call whose deadline has passed is a canceled one. */
  private static final class TimedListener<Q> extends SimpleForwardingServerCallListener<Q> {

    private final TimedCall<Q, ?> call;

    TimedListener(ServerCall.Listener<Q> handler, TimedCall<Q, ?> call) {
      super(handler);
      this.call = call;
    }

    @Override
    public void onComplete() {
      if (call.isEnded()) {
        super.onCancel();
      } else {
        super.onComplete();
      }
    }
  }
}
