package io.callbatch.adapter.json.http;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * Ends connections whose last answer has been sent. The server below would take what follows, the
 * rest of a body that nobody wanted included, as further requests.
 */
final class ClosingConnection {

  private static final long MOST_BYTES = 64 << 20;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private ClosingConnection() {}

  /** Whether the answer must be the last, since a part of the request won't be read. */
  static boolean isDue(ServerRequest request) {
    return request.content().hasEntity() && !request.content().consumed();
  }

  /**
   * Closes the connection if the answer said that it would.
   *
   * @throws CloseConnectionException if so: this is how the server is told
   */
  static void endIfSaid(ServerRequest request, ServerResponse response) {
    if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      drain(request);
      throw new CloseConnectionException("the answer was the last");
    }
  }

  /**
   * Takes what the client still sends, within bounds: closing earlier would reset the connection,
   * and many clients would never see the answer.
   */
  private static void drain(ServerRequest request) {
    if (!isDue(request) || !request.continueSent()) {
      return;
    }
    long until = System.nanoTime() + MOST_NANOS;
    byte[] buffer = new byte[1 << 13];
    long left = MOST_BYTES;
    try {
      InputStream body = RequestBody.unread(request);
      int length = 0;
      while (length >= 0 && left > 0 && System.nanoTime() < until) {
        length = body.read(buffer);
        left -= length;
      }
    } catch (IOException | RuntimeException _) {
      // the client has gone, which is fine now
    }
  }
}
