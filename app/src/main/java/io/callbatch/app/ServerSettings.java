package io.callbatch.app;

import io.callbatch.adapter.json.http.HttpFront;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.connection.ConnectionSettings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import java.time.Duration;

/**
 * How the servers listen and what they take.
 *
 * @param host address that both bind
 * @param httpPort port of the HTTP server; 0 is any free one
 * @param grpcPort port of the gRPC server; 0 is any free one
 * @param limits what is read of one document
 * @param readOptions how documents are read where a request doesn't say
 * @param maxConcurrentConversions conversions at the same time, 1 or more; more are refused
 * @param idleTimeout how long a connection may be silent
 * @param grpcIdleTimeout how long a gRPC connection may have no rpc, 1 s or more
 * @param shutdownTimeout how long a shutdown waits for what runs
 * @param store where calls and batches are kept
 * @param access who may ask, and over which connections
 * @param connections how many of them there may be
 * @param front how HTTP meets those who come
 */
public record ServerSettings(
    String host,
    int httpPort,
    int grpcPort,
    ReadLimits limits,
    ReadOptions readOptions,
    int maxConcurrentConversions,
    Duration idleTimeout,
    Duration grpcIdleTimeout,
    Duration shutdownTimeout,
    StoreSettings store,
    AccessSettings access,
    ConnectionSettings connections,
    HttpFront front) {

  /** The same with the usual front. */
  public ServerSettings(
      String host,
      int httpPort,
      int grpcPort,
      ReadLimits limits,
      ReadOptions readOptions,
      int maxConcurrentConversions,
      Duration idleTimeout,
      Duration grpcIdleTimeout,
      Duration shutdownTimeout,
      StoreSettings store,
      AccessSettings access,
      ConnectionSettings connections) {
    this(
        host,
        httpPort,
        grpcPort,
        limits,
        readOptions,
        maxConcurrentConversions,
        idleTimeout,
        grpcIdleTimeout,
        shutdownTimeout,
        store,
        access,
        connections,
        HttpFront.DEFAULT);
  }
}
