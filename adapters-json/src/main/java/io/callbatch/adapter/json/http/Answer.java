package io.callbatch.adapter.json.http;

import io.callbatch.domain.model.DocumentFormat;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends answers that are held as a whole. */
final class Answer {

  private static final byte[] NOTHING = {};

  private Answer() {}

  /** The media type of a format, with the charset where a client could guess a wrong one. */
  static String contentType(DocumentFormat format) {
    return format == DocumentFormat.TEXT
        ? format.mediaType() + ";charset=utf-8"
        : format.mediaType();
  }

  /** Sends a body; to {@code HEAD} only what its header fields are (RFC 9110, section 9.3.2). */
  static void send(ServerRequest request, ServerResponse response, String type, byte[] body) {
    response.header("Content-Type", type).header("Content-Length", Integer.toString(body.length));
    response.send(request.prologue().method().equals(Method.HEAD) ? NOTHING : body);
  }
}
