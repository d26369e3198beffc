package io.callbatch.app.logging;

import java.io.IOException;
import java.util.Set;
import java.util.logging.LogRecord;

/**
 * Tells what the libraries of the servers log because of a client: half a request, a connection
 * that is reset, a malformed frame, a failed handshake. Strangers make as many of them as they
 * like, so they are counted, not logged.
 */
final class ClientMistakes {

  private static final String GRPC = "io.grpc.netty.shaded.io.grpc.netty.";

  /** Loggers of single connections; those of listeners and of handlers aren't among them. */
  private static final Set<String> CONNECTIONS =
      Set.of(
          "io.helidon.webserver.http1.Http1Connection",
          "io.helidon.webserver.ConnectionHandler",
          GRPC + "NettyServerHandler",
          GRPC + "NettyServerTransport",
          GRPC + "NettyServerTransport.connections");

  /** Names of exceptions, since they are shaded, or of packages that aren't known here. */
  private static final Set<String> MISTAKES =
      Set.of(
          "Http2Exception",
          "StreamException",
          "HeaderListSizeException",
          "StacklessHttp2Exception",
          "InsufficientDataAvailableException",
          "IncorrectNewLineException",
          "CloseConnectionException",
          "ServerConnectionException");

  private ClientMistakes() {}

  static boolean isOne(LogRecord entry) {
    if (entry.getLoggerName() == null || !CONNECTIONS.contains(entry.getLoggerName())) {
      return false;
    }
    for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || MISTAKES.contains(cause.getClass().getSimpleName())) {
        return true;
      }
    }
    return false;
  }
}
