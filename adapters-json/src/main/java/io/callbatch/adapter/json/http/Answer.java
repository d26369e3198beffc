package io.callbatch.adapter.json.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends answers that are held as a whole. */
final class Answer {

  private static final byte[] NOTHING = {};

  private Answer() {}

  /** Sends a body; to {@code HEAD} only what its header fields are (RFC 9110, section 9.3.2). */
  static void send(ServerRequest request, ServerResponse response, String type, byte[] body) {
    response.header("Content-Type", type).header("Content-Length", Integer.toString(body.length));
    response.send(request.prologue().method().equals(Method.HEAD) ? NOTHING : body);
  }
}
