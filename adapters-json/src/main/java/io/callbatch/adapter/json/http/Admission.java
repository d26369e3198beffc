package io.callbatch.adapter.json.http;

import io.helidon.webserver.http.ServerRequest;

/**
 * How much the server takes on at the same time.
 *
 * @param bodies bytes of bodies in memory
 * @param streams streams of documents that are open
 */
record Admission(BodyBudget bodies, OpenStreams streams) {

  /** Connections that are taken; further ones wait to be accepted. */
  static final int MAX_CONNECTIONS = 4_096;

  /** Requests under way; further ones are refused. */
  static final int MAX_REQUESTS = 2_048;

  private static final int MAX_STREAMS = 256;

  /** What this process can bear. */
  static Admission ofThisProcess(int maxBodyBytes) {
    return new Admission(
        BodyBudget.ofHeap(Runtime.getRuntime().maxMemory(), maxBodyBytes),
        new OpenStreams(MAX_STREAMS));
  }

  /** The share of a request that was let in with one. */
  static BodyBudget.Share share(ServerRequest request) {
    return request.context().get(BodyBudget.Share.class).orElseThrow();
  }
}
