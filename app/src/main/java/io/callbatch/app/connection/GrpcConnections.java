package io.callbatch.app.connection;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.IoHandlerFactory;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollIoHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of the gRPC port, of which there is a most. Beyond it the oldest one without a
 * call makes room for a new one: it is told so (GOAWAY), and its client connects again when it has
 * a call. Where all have calls the new one is closed at once. Nobody's calls are touched. Safe for
 * use by several threads.
 */
public final class GrpcConnections implements AutoCloseable {

  /** What a new connection has for its first call at least, before it has to make room. */
  private static final long SETTLING_NANOS = Duration.ofMillis(100).toNanos();

  private static final long LEAVING_MILLIS = 500;

  /** More than that aren't asked to go at the same time, since they hold open files until then. */
  private static final int MOST_LEAVING = 8;

  private final EventLoopGroup boss = loops(1, "grpc-accept");
  private final EventLoopGroup workers =
      loops(2 * Runtime.getRuntime().availableProcessors(), "grpc-worker");
  private final LongSupplier nanoTime;

  /** Those that are open and weren't asked to go, with the time when they came, oldest first. */
  private final Map<Channel, Long> open = Collections.synchronizedMap(new LinkedHashMap<>());

  /** Those that were asked to go. */
  private final Set<Channel> leaving = ConcurrentHashMap.newKeySet();

  private volatile int most = ConnectionCaps.MOST;
  private volatile @Nullable ServerChannel listening;

  /** None yet. */
  public GrpcConnections() {
    this(System::nanoTime);
  }

  GrpcConnections(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private static EventLoopGroup loops(int count, String name) {
    IoHandlerFactory loops =
        Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(name, true), loops);
  }

  /** From now on there may be so many, 1 or more. */
  public void limit(int count) {
    most = count;
  }

  /** How many there are. */
  public int open() {
    return open.size() + leaving.size();
  }

  /** Has a server take its connections from here. */
  public NettyServerBuilder addTo(NettyServerBuilder server) {
    return server
        .bossEventLoopGroup(boss)
        .workerEventLoopGroup(workers)
        .channelFactory(this::listener);
  }

  private ServerChannel listener() {
    ServerChannel channel =
        Epoll.isAvailable() ? new EpollServerSocketChannel() : new NioServerSocketChannel();
    channel.pipeline().addLast(new Gate());
    listening = channel;
    return channel;
  }

  /** Whether connections are accepted. */
  public boolean isListening() {
    ServerChannel channel = listening;
    return channel != null && channel.isActive() && !channel.eventLoop().isShuttingDown();
  }

  private boolean admit(Channel connection) {
    if (open.size() >= most && !makeRoom()) {
      return false;
    }
    open.put(connection, nanoTime.getAsLong());
    connection.closeFuture().addListener(_ -> open.remove(connection));
    return true;
  }

  private boolean makeRoom() {
    if (leaving.size() >= MOST_LEAVING) {
      return false;
    }
    long settled = nanoTime.getAsLong() - SETTLING_NANOS;
    Optional<Channel> oldest;
    synchronized (open) {
      oldest =
          open.entrySet().stream()
              .filter(entry -> entry.getValue() - settled < 0 && hasNoCall(entry.getKey()))
              .map(Map.Entry::getKey)
              .findFirst();
      oldest.ifPresent(open::remove);
    }
    oldest.ifPresent(this::sendAway);
    return oldest.isPresent();
  }

  /**
   * One that never spoke is cut off, another one is told first and has a moment for what it does.
   */
  private void sendAway(Channel connection) {
    leaving.add(connection);
    connection.closeFuture().addListener(_ -> leaving.remove(connection));
    Runnable cut = () -> connection.unsafe().close(connection.voidPromise());
    if (hasSpoken(connection)) {
      connection.close();
      connection.eventLoop().schedule(cut, LEAVING_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      connection.eventLoop().execute(cut);
    }
  }

  private static boolean hasSpoken(Channel connection) {
    Http2ConnectionHandler http2 = connection.pipeline().get(Http2ConnectionHandler.class);
    return http2 != null && http2.decoder().prefaceReceived();
  }

  private static boolean hasNoCall(Channel connection) {
    Http2ConnectionHandler http2 = connection.pipeline().get(Http2ConnectionHandler.class);
    return http2 == null || http2.connection().numActiveStreams() == 0;
  }

  /** Ends the event loops, and what is left of the connections. */
  @Override
  public void close() {
    boss.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    workers.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** Sees each connection as soon as it is accepted, before it belongs to an event loop. */
  private final class Gate extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof Channel connection && !admit(connection)) {
        connection.unsafe().closeForcibly();
      } else {
        context.fireChannelRead(message);
      }
    }
  }
}
