package io.callbatch.adapter.json.http;

import io.helidon.webserver.http.ServerRequest;

/**
 * How much the server takes on at the same time.
 *
 * @param bodies bytes of bodies in memory
 * @param streams streams of documents that are open
 * @param watchers clients that watch a batch
 */
record Admission(BodyBudget bodies, OpenStreams streams, OpenStreams watchers) {

  /** Connections that are taken; further ones wait to be accepted. */
  static final int MAX_CONNECTIONS = 4_096;

  /** Requests under way; further ones are refused. */
  static final int MAX_REQUESTS = 2_048;

  private static final int MAX_STREAMS = 256;

  /** Half of the requests under way: watchers stay long, and others want to get in. */
  private static final int MAX_WATCHERS = MAX_REQUESTS / 2;

  /** What this process can bear. */
  static Admission ofThisProcess(int maxBodyBytes) {
    return new Admission(
        BodyBudget.ofHeap(Runtime.getRuntime().maxMemory(), maxBodyBytes),
        new OpenStreams(MAX_STREAMS),
        new OpenStreams(MAX_WATCHERS));
  }

  /** The share of a request that was let in with one. */
  static BodyBudget.Share share(ServerRequest request) {
    return request.context().get(BodyBudget.Share.class).orElseThrow();
  }
}
