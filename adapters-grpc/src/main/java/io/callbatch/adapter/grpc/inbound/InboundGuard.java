package io.callbatch.adapter.grpc.inbound;

import io.callbatch.adapter.grpc.access.CurrentAccess;
import io.callbatch.adapter.grpc.access.MethodScopes;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Capacity;
import io.callbatch.domain.port.in.LoadGate;
import io.callbatch.domain.port.in.WorkRoom;
import io.grpc.Detachable;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerStreamTracer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends rpcs whose messages are too large, come too slowly, or find no room in the memory that all
 * protocols share. Such an rpc gets a status with details; its connection and the other rpcs on it
 * go on. Safe for use by several threads.
 */
public final class InboundGuard implements ServerInterceptor {

  /**
   * Of requests that are parsed before they can be refused; parsing those costs next to nothing.
   */
  private static final long LARGE_REQUEST = 4 << 10;

  /** Of an input of a batch, about. */
  private static final long BYTES_PER_INPUT = 200;

  /** Of a message that is still coming, after which it is clear that it is large. */
  private static final long LARGE_MESSAGE = 64 << 10;

  private static final LoadGate.Pass FREE =
      new LoadGate.Pass() {
        @Override
        public void done() {}

        @Override
        public void close() {}
      };

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
    boolean isOpen = MethodScopes.isOpen(call.getMethodDescriptor());
    boolean single = call.getMethodDescriptor().getType().clientSendsOneMessage();
    if (!single && !isOpen) {
      inbound.hold(capacity.streams().open());
    }
    GuardedCall<Q, A> guarded = new GuardedCall<>(call);
    Optional<LoadGate.Kind> kind = kind(call);
    inbound.await(single, guarded::end);
    if (single && kind.isPresent()) {
      PortalId portal = CurrentAccess.portal();
      inbound.checkAt(
          LARGE_MESSAGE,
          () -> capacity.load().requireRoom(kind.get(), portal, LARGE_MESSAGE / BYTES_PER_INPUT));
    }
    return new Guarded<>(next.startCall(guarded, headers), guarded, inbound, single, isOpen, kind);
  }

  /** What an rpc does with the store that may take long; empty: nothing of that kind. */
  private static Optional<LoadGate.Kind> kind(ServerCall<?, ?> call) {
    return MethodScopes.needed(call.getMethodDescriptor())
        .flatMap(scope ->
            switch (scope) {
              case WRITE -> Optional.of(LoadGate.Kind.WRITE);
              case READ -> Optional.of(LoadGate.Kind.READ);
              case CONVERT, ADMIN -> Optional.empty();
            });
  }

  private final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {

    private final GuardedCall<Q, ?> call;
    private final InboundCall inbound;
    private final boolean single;
    private final boolean isOpen;
    private final Optional<LoadGate.Kind> kind;
    private @Nullable InputStream unread;

    Guarded(
        ServerCall.Listener<Q> handler,
        GuardedCall<Q, ?> call,
        InboundCall inbound,
        boolean single,
        boolean isOpen,
        Optional<LoadGate.Kind> kind) {
      super(handler);
      this.call = call;
      this.inbound = inbound;
      this.single = single;
      this.isOpen = isOpen;
      this.kind = kind;
    }

    /**
     * A single message is needed until the rpc ends, one of a stream until it is dealt with. A
     * single one is left unread until all has come, so that nobody holds room and sends nothing.
     */
    @Override
    public void onMessage(Q message) {
      if (call.isEnded()) {
        return;
      }
      if (single && message instanceof Detachable detachable) {
        closeUnread();
        unread = detachable.detach();
        return;
      }
      try (WorkRoom.Work _ = room(message)) {
        super.onMessage(bounded(message));
      } finally {
        if (!single) {
          inbound.done();
        }
      }
    }

    /** Parsing a large request is a part of its work: what is refused isn't parsed. */
    private LoadGate.Pass pass(long bytes) {
      return bytes >= LARGE_REQUEST && kind.isPresent()
          ? capacity.load().enter(kind.get(), CurrentAccess.portal(), bytes / BYTES_PER_INPUT)
          : FREE;
    }

    private WorkRoom.Work room(Object message) {
      return isOpen ? () -> {} : capacity.work().enter(CurrentAccess.portal(), length(message));
    }

    private long length(Object message) {
      try {
        return message instanceof KnownLength known ? known.available() : inbound.wireBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What comes compressed is inflated while it is parsed; only what doesn't knows its length. */
    @SuppressWarnings("unchecked") // messages are streams up to here, see MessageParsing
    private Q bounded(Object message) {
      return message instanceof InputStream stream && !(stream instanceof KnownLength)
          ? (Q) new InflatedMessage(stream, inbound, mostBytes)
          : (Q) message;
    }

    @Override
    public void onHalfClose() {
      inbound.complete();
      if (call.isEnded()) {
        return;
      }
      InputStream message = unread;
      if (message == null) {
        super.onHalfClose();
        return;
      }
      try (LoadGate.Pass _ = pass(length(message));
          WorkRoom.Work _ = room(message)) {
        super.onMessage(bounded(message));
        super.onHalfClose();
      } finally {
        closeUnread();
      }
    }

    @Override
    public void onCancel() {
      closeUnread();
      super.onCancel();
    }

    @Override
    public void onComplete() {
      closeUnread();
      super.onComplete();
    }

    private void closeUnread() {
      InputStream message = unread;
      unread = null;
      if (message != null) {
        try {
          message.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
