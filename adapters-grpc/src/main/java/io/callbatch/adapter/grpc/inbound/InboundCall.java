package io.callbatch.adapter.grpc.inbound;

import io.callbatch.adapter.grpc.error.MessageOverdueException;
import io.callbatch.adapter.grpc.error.MessageTooLargeException;
import io.callbatch.domain.port.in.MessageMemory;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.StreamPlaces;
import io.grpc.Context;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of one rpc hold. The transport's thread tells of pieces as they come, the
 * handler's of messages that are done with.
 */
final class InboundCall extends ServerStreamTracer {

  /** Of the objects around a piece of a message, so that tiny pieces aren't free. */
  private static final long BYTES_PER_PIECE = 256;

  private static final Context.Key<InboundCall> KEY = Context.key("inbound-call");

  private final MessageMemory.Share share;
  private final int mostBytes;
  private final LongSupplier nanoTime;
  private final Consumer<InboundCall> whenClosed;

  private @Nullable Consumer<RuntimeException> ending;
  private StreamPlaces.@Nullable Place place;
  private @Nullable Runnable checking;
  private long checkAt;
  private boolean single;
  private boolean awaited;
  private long awaitedSince;
  private long coming;
  private long there;
  private long wireBytes;
  private boolean refused;
  private boolean closed;

  /**
   * An rpc that has just begun.
   *
   * @param mostBytes of one message
   * @param nanoTime as {@link System#nanoTime}
   * @param whenClosed told when the rpc has ended
   */
  InboundCall(
      MessageMemory memory,
      int mostBytes,
      LongSupplier nanoTime,
      Consumer<InboundCall> whenClosed) {
    this.share = memory.share();
    this.mostBytes = mostBytes;
    this.nanoTime = nanoTime;
    this.whenClosed = whenClosed;
  }

  /** The one of the rpc that is being handled; null where nobody counts. */
  static @Nullable InboundCall current() {
    return KEY.get();
  }

  @Override
  public Context filterContext(Context context) {
    return context.withValue(KEY, this);
  }

  /**
   * Begins to await messages.
   *
   * @param one whether there is exactly one, which is due now
   * @param refusing ends the rpc because of a message; called once at most, by the transport's
   *     thread or the one that sweeps
   */
  synchronized void await(boolean one, Consumer<RuntimeException> refusing) {
    ending = refusing;
    single = one;
    if (one) {
      awaited = true;
      awaitedSince = nanoTime.getAsLong();
    }
  }

  /** Has a check made once that much of a message has come; what it throws ends the rpc. */
  synchronized void checkAt(long bytes, Runnable check) {
    checkAt = bytes;
    checking = check;
  }

  /** Keeps a place until the rpc ends. */
  synchronized void hold(StreamPlaces.Place taken) {
    if (closed) {
      taken.close();
    } else {
      place = taken;
    }
  }

  @Override
  public synchronized void inboundMessage(int number) {
    awaited = true;
    if (!single) {
      awaitedSince = nanoTime.getAsLong();
    }
    coming = 0;
    wireBytes = 0;
  }

  @Override
  public void inboundWireSize(long bytes) {
    RuntimeException failure = count(Math.max(0, bytes));
    if (failure != null) {
      end(failure);
    }
  }

  private synchronized @Nullable RuntimeException count(long bytes) {
    if (refused || closed) {
      return null;
    }
    wireBytes += bytes;
    coming += bytes + BYTES_PER_PIECE;
    if (wireBytes > mostBytes) {
      return MessageTooLargeException.longerThan(mostBytes);
    }
    try {
      share.growTo(there + coming);
      Runnable check = checking;
      if (check != null && wireBytes >= checkAt) {
        checking = null;
        check.run();
      }
      return null;
    } catch (OverloadedException e) {
      return e;
    }
  }

  @Override
  public synchronized void inboundMessageRead(int number, long wireSize, long uncompressedSize) {
    there += coming;
    coming = 0;
    if (!single) {
      awaited = false;
    }
  }

  /**
   * Counts what a message has become when it was inflated.
   *
   * @throws OverloadedException if others hold too much
   */
  synchronized void inflated(long bytes) {
    if (!closed) {
      share.growTo(there + bytes);
    }
  }

  /** Bytes of the message that came last, as they came. */
  synchronized long wireBytes() {
    return wireBytes;
  }

  /** Says that all is there that was awaited. */
  synchronized void complete() {
    awaited = false;
  }

  /** Says that the messages which came so far aren't needed any more. */
  synchronized void done() {
    there = 0;
    share.shrinkTo(coming);
  }

  /** Ends the rpc if it has awaited a message for longer than that. */
  void endIfOverdue(Duration longest) {
    boolean overdue;
    synchronized (this) {
      overdue =
          awaited && !refused && !closed && nanoTime.getAsLong() - awaitedSince > longest.toNanos();
    }
    if (overdue) {
      end(new MessageOverdueException(longest));
    }
  }

  private void end(RuntimeException failure) {
    Consumer<RuntimeException> refusing;
    synchronized (this) {
      refusing = refused ? null : ending;
      refused = true;
    }
    if (refusing != null) {
      refusing.accept(failure);
    }
  }

  @Override
  public void streamClosed(Status status) {
    synchronized (this) {
      closed = true;
      share.close();
      if (place != null) {
        place.close();
        place = null;
      }
    }
    whenClosed.accept(this);
  }
}
