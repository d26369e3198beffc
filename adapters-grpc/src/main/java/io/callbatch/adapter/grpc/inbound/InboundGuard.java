package io.callbatch.adapter.grpc.inbound;

import io.callbatch.domain.port.in.Capacity;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerStreamTracer;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Ends rpcs whose messages are too large, come too slowly, or find no room in the memory that all
 * protocols share. Such an rpc gets a status with details; its connection and the other rpcs on it
 * go on. Safe for use by several threads.
 */
public final class InboundGuard implements ServerInterceptor {

  private final Set<InboundCall> calls = ConcurrentHashMap.newKeySet();
  private final Capacity capacity;
  private final int mostBytes;
  private final Duration longest;
  private final LongSupplier nanoTime;

  /**
   * Guards with these bounds.
   *
   * @param mostBytes of one message
   * @param longest time for a message to become complete
   * @param nanoTime as {@link System#nanoTime}
   */
  public InboundGuard(Capacity capacity, int mostBytes, Duration longest, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.mostBytes = mostBytes;
    this.longest = longest;
    this.nanoTime = nanoTime;
  }

  /** Counts for the server whose rpcs this intercepts. */
  public ServerStreamTracer.Factory tracers() {
    return new ServerStreamTracer.Factory() {
      @Override
      public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        InboundCall call = new InboundCall(capacity.memory(), mostBytes, nanoTime, calls::remove);
        calls.add(call);
        return call;
      }
    };
  }

  /** Ends what has waited too long for the rest of a message; to be called about once a second. */
  public void sweep() {
    calls.forEach(call -> call.endIfOverdue(longest));
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    InboundCall inbound = InboundCall.current();
    if (inbound == null) {
      return next.startCall(call, headers);
    }
    MethodDescriptor.MethodType type = call.getMethodDescriptor().getType();
    if (!type.clientSendsOneMessage()) {
      inbound.hold(capacity.streams().open());
    }
    GuardedCall<Q, A> guarded = new GuardedCall<>(call);
    inbound.await(type.clientSendsOneMessage(), guarded::end);
    return new Guarded<>(
        next.startCall(guarded, headers), guarded, inbound, type.clientSendsOneMessage());
  }

  private final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {

    private final GuardedCall<Q, ?> call;
    private final InboundCall inbound;
    private final boolean single;

    Guarded(
        ServerCall.Listener<Q> handler,
        GuardedCall<Q, ?> call,
        InboundCall inbound,
        boolean single) {
      super(handler);
      this.call = call;
      this.inbound = inbound;
      this.single = single;
    }

    /** A single message is needed until the rpc ends, one of a stream until it is dealt with. */
    @Override
    public void onMessage(Q message) {
      if (call.isEnded()) {
        return;
      }
      try {
        super.onMessage(bounded(message));
      } finally {
        if (!single) {
          inbound.done();
        }
      }
    }

    /** What comes compressed is inflated while it is parsed; only what doesn't knows its length. */
    @SuppressWarnings("unchecked") // messages are streams up to here, see MessageParsing
    private Q bounded(Q message) {
      return message instanceof InputStream stream && !(stream instanceof KnownLength)
          ? (Q) new InflatedMessage(stream, inbound, mostBytes)
          : message;
    }

    @Override
    public void onHalfClose() {
      inbound.complete();
      if (!call.isEnded()) {
        super.onHalfClose();
      }
    }
  }
}
