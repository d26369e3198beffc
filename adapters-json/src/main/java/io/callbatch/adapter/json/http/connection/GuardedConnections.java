package io.callbatch.adapter.json.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/**
 * HTTP/1.1 connections with the bounds that the server below has none for: how long a peer may be
 * silent while it is awaited, in reading and in writing, and how much of a chunk is held at once.
 */
public final class GuardedConnections implements ServerConnectionSelector, AutoCloseable {

  private final ServerConnectionSelector http1;
  private final StallGuard stalls;
  private final ConnectionSlots slots;

  /**
   * Connections within these bounds.
   *
   * @param silence how long a peer may send nothing, or take nothing, while that is awaited
   * @param slots how many there may be; those that are accepted with {@link #options} count
   * @param maxRequestLineBytes the most bytes of a request line
   */
  public GuardedConnections(Duration silence, ConnectionSlots slots, int maxRequestLineBytes) {
    Http1Config config =
        Http1Config.builder().maxPrologueLength(maxRequestLineBytes).buildPrototype();
    http1 = Http1ConnectionSelector.builder().config(config).build();
    this.slots = slots;
    this.stalls = new StallGuard(silence, () -> slots.closeMute(silence));
  }

  /** The same options, for connections that count. */
  public SocketOptions options(SocketOptions options) {
    return new AdmittingOptions(options, slots);
  }

  /** Whether stalling peers are noticed. */
  public boolean isGuarding() {
    return stalls.isGuarding();
  }

  /** Notices stalling peers again. */
  public void guardAgain() {
    stalls.start();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return http1.connection(new GuardedContext(context, stalls, slots));
  }

  /** Watches no connection any more. */
  @Override
  public void close() {
    stalls.close();
  }
}
