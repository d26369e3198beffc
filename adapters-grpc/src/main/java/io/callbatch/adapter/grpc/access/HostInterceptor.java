package io.callbatch.adapter.grpc.access;

import io.callbatch.adapter.grpc.error.AccessRefusedException;
import io.callbatch.adapter.grpc.error.AccessRefusedException.Refusal;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Refuses rpcs that ask for another host than those served here, so that no name of a stranger can
 * be led here (DNS rebinding). Health, reflection and channelz are among them. Safe for use by
 * several threads.
 */
public final class HostInterceptor implements ServerInterceptor {

  private final Predicate<String> served;

  /** Serves these hosts; each is asked for with its port, as {@code :authority} has it. */
  public HostInterceptor(Predicate<String> served) {
    this.served = served;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!served.test(Optional.ofNullable(call.getAuthority()).orElse(""))) {
      throw new AccessRefusedException(Refusal.WRONG_HOST, Optional.empty());
    }
    return next.startCall(call, headers);
  }
}
