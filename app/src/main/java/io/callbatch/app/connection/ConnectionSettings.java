package io.callbatch.app.connection;

import java.util.OptionalInt;

/**
 * How many connections are wanted at the same time, each 1 or more; empty: as many as the limit on
 * open files allows, and no more than {@value ConnectionCaps#MOST}.
 *
 * @param http of the HTTP port
 * @param grpc of the gRPC port
 */
public record ConnectionSettings(OptionalInt http, OptionalInt grpc) {

  /** As many as there can be. */
  public static final ConnectionSettings DEFAULT =
      new ConnectionSettings(OptionalInt.empty(), OptionalInt.empty());
}
