package io.callbatch.adapter.json.http.connection;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections that there may be at the same time, since each needs an open file, of which the
 * store needs some too. Where all are taken a new one takes the place of the one that has waited
 * longest for its next request, or sent nothing of its body for long. Where there is none of these
 * it waits to be let in, and those behind it to be accepted. Safe for use by several threads.
 */
public final class ConnectionSlots {

  /** What a new connection, or one that has had its answer, has for its request at least. */
  private static final long SETTLING_NANOS = Duration.ofMillis(100).toNanos();

  /** Silence within a request after which it has to make room. */
  private static final long STALLED_NANOS = Duration.ofSeconds(5).toNanos();

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Logger LOGGER = System.getLogger(ConnectionSlots.class.getName());

  private final int most;
  private final LongSupplier nanoTime;
  private final Map<SocketAddress, Slot> slots = new ConcurrentHashMap<>();

  /** So many, 1 or more. */
  public ConnectionSlots(int most) {
    this(most, System::nanoTime);
  }

  ConnectionSlots(int most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /** How many there may be. */
  public int most() {
    return most;
  }

  /** How many there are. */
  public int open() {
    return Math.toIntExact(slots.values().stream().filter(Slot::isOpen).count());
  }

  /**
   * Lets a connection in, and makes room for it. For one thread, the one that accepts.
   *
   * @throws IOException if it is closed meanwhile
   * @throws InterruptedException if the thread is interrupted while it waits for room
   */
  void admit(SocketChannel channel) throws IOException, InterruptedException {
    @Nullable SocketAddress peer = channel.getRemoteAddress();
    if (peer == null) {
      throw new ClosedChannelException();
    }
    while (!hasRoom() && !makeRoom()) {
      Thread.sleep(LOOK_AGAIN);
    }
    slots.put(peer, new Slot(channel));
  }

  private boolean hasRoom() {
    if (slots.size() >= most) {
      slots.values().removeIf(slot -> !slot.isOpen());
    }
    return slots.size() < most;
  }

  private boolean makeRoom() {
    long now = nanoTime.getAsLong();
    Optional<Map.Entry<SocketAddress, Slot>> least =
        slots.entrySet().stream()
            .filter(entry -> entry.getValue().canGo(now))
            .max(Comparator.comparingLong(entry -> entry.getValue().idleNanos(now)));
    if (least.isEmpty()) {
      return false;
    }
    slots.remove(least.get().getKey());
    least.get().getValue().close();
    return true;
  }

  /** Closes connections that have not been shown a certificate for so long, where one is due. */
  void closeMute(Duration silence) {
    long now = nanoTime.getAsLong();
    for (Slot slot : slots.values()) {
      if (!slot.isServed && slot.idleNanos(now) > silence.toNanos()) {
        slot.close();
      }
    }
  }

  /** The connection of this peer, which is served now; one that was never let in is nobody's. */
  Slot serve(SocketAddress peer) {
    Slot slot = of(peer);
    slot.isServed = true;
    return slot;
  }

  private Slot of(SocketAddress peer) {
    Slot slot = slots.get(peer);
    return slot == null ? new Slot(null) : slot;
  }

  /** Says that a request of this peer is under way until the result is closed. */
  public Request request(SocketAddress peer) {
    return new Request(of(peer));
  }

  /** A request that is under way, its connection with it. */
  public final class Request implements AutoCloseable {

    private final Slot slot;

    private Request(Slot slot) {
      this.slot = slot;
      slot.isAtWork = true;
    }

    @Override
    public void close() {
      slot.since = nanoTime.getAsLong();
      slot.isAtWork = false;
    }
  }

  /** A connection that was let in. */
  final class Slot {

    private final @Nullable SocketChannel channel;
    private volatile boolean isServed;
    private volatile boolean isAtWork;
    private volatile boolean isAwaited;

    /** When the peer was last awaited, or done with a request. */
    private volatile long since = nanoTime.getAsLong();

    private Slot(@Nullable SocketChannel channel) {
      this.channel = channel;
    }

    /** Says that the peer is to send something. */
    void awaitPeer() {
      if (isAtWork) {
        since = nanoTime.getAsLong();
        isAwaited = true;
      }
    }

    /** Says that it did. */
    void peerCame() {
      isAwaited = false;
    }

    private void close() {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        LOGGER.log(Level.DEBUG, "closing a connection", e); // its file is free all the same
      }
    }

    private boolean isOpen() {
      return channel != null && channel.isOpen();
    }

    private boolean canGo(long now) {
      return isAtWork
          ? isAwaited && idleNanos(now) >= STALLED_NANOS
          : idleNanos(now) >= SETTLING_NANOS;
    }

    private long idleNanos(long now) {
      return now - since;
    }
  }
}
