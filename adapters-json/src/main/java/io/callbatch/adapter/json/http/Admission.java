package io.callbatch.adapter.json.http;

import io.callbatch.domain.port.in.MessageMemory;
import io.helidon.webserver.http.ServerRequest;

/** How much the HTTP server alone takes on at the same time. */
final class Admission {

  /** Requests under way; further ones are refused. */
  static final int MAX_REQUESTS = 2_048;

  private Admission() {}

  /** The share of memory of a request that was let in with one. */
  static MessageMemory.Share share(ServerRequest request) {
    return request
        .context()
        .get(MessageMemory.Share.class, MessageMemory.Share.class)
        .orElseThrow();
  }
}
