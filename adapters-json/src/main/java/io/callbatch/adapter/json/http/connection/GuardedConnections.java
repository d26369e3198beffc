package io.callbatch.adapter.json.http.connection;

import io.helidon.common.buffers.BufferData;
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

  private final ServerConnectionSelector http1 =
      Http1ConnectionSelector.builder().config(Http1Config.create()).build();
  private final StallGuard stalls;

  /**
   * Connections within these bounds.
   *
   * @param silence how long a peer may send nothing, or take nothing, while that is awaited
   */
  public GuardedConnections(Duration silence) {
    this.stalls = new StallGuard(silence);
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
    return http1.connection(new GuardedContext(context, stalls));
  }

  /** Watches no connection any more. */
  @Override
  public void close() {
    stalls.close();
  }
}
