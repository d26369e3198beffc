package io.callbatch.adapter.grpc.error;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;

/** Ends rpcs whose handler throws with the status that {@link Failures} has for it. */
public final class FailureInterceptor implements ServerInterceptor {

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<Q>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        run(call, () -> super.onMessage(message));
      }

      @Override
      public void onHalfClose() {
        run(call, super::onHalfClose);
      }

      @Override
      public void onReady() {
        run(call, super::onReady);
      }
    };
  }

  private static void run(ServerCall<?, ?> call, Runnable handler) {
    try {
      handler.run();
    } catch (RuntimeException failure) {
      if (!call.isCancelled()) {
        StatusRuntimeException status = Failures.toStatus(failure);
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
      }
    }
  }
}
