package io.callbatch.adapter.grpc.error;

import io.grpc.Context;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;

/**
 * Ends rpcs whose handler throws with the status that {@link Failures} has for it. A class that
 * can't be linked is such a failure too; a machine out of memory is left to the process.
 */
public final class FailureInterceptor implements ServerInterceptor {

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    try {
      return new Guarded<>(next.startCall(call, headers), call);
    } catch (VirtualMachineError failure) {
      throw failure;
    } catch (RuntimeException | Error failure) {
      end(call, failure);
      return new ServerCall.Listener<>() {};
    }
  }

  private static void end(ServerCall<?, ?> call, Throwable failure) {
    Context context = Context.current();
    StatusRuntimeException status =
        context.isCancelled() ? Failures.ofCancelled(context) : Failures.toStatus(failure);
    if (!call.isCancelled()) {
      Metadata trailers = status.getTrailers();
      call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }
  }

  /** Callbacks come one at a time; after a failure nothing reaches the handler any more. */
  private static final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {

    private final ServerCall<Q, ?> call;
    private boolean failed;

    Guarded(ServerCall.Listener<Q> handler, ServerCall<Q, ?> call) {
      super(handler);
      this.call = call;
    }

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

    private void run(Runnable handler) {
      if (failed) {
        return;
      }
      try {
        handler.run();
      } catch (VirtualMachineError failure) {
        throw failure;
      } catch (RuntimeException | Error failure) {
        failed = true;
        end(call, failure);
      }
    }
  }
}
