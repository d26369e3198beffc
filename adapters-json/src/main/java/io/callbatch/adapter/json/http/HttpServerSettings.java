package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.hubspot.fault.FaultDocument;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * How the HTTP server listens and what it takes.
 *
 * @param host address to bind
 * @param port port to bind; 0 is any free one
 * @param limits what is read of a single document; streams have no bound on the whole
 * @param readTimeout how long a connection may send nothing while something is awaited
 * @param readOptions how documents are read where a request doesn't say
 * @param faults what goes wrong on HubSpot's routes from the start, and whom rate limits hold back
 * @param tls how connections are encrypted; empty: they aren't
 * @param maxConnections how many connections there may be at the same time, 1 or more
 * @param sites for which hosts requests are answered
 * @param front how it meets those who come
 */
public record HttpServerSettings(
    String host,
    int port,
    ReadLimits limits,
    Duration readTimeout,
    ReadOptions readOptions,
    FaultDocument faults,
    Optional<HttpTls> tls,
    int maxConnections,
    AllowedSites sites,
    HttpFront front) {

  /** The most bytes of a body that isn't a stream, inflated if it comes compressed. */
  public int maxBodyBytes() {
    return limits.maxDocumentBytes();
  }
}
