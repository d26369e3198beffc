package io.callbatch.app.connection;

import java.util.OptionalInt;

/**
 * How many connections each port takes at the same time, so that the store and everything else can
 * still open files when both are full.
 *
 * @param limit files that the process may have open
 * @param reserve those of them that aren't for connections
 * @param http connections of the HTTP port
 * @param grpc connections of the gRPC port
 */
public record ConnectionCaps(long limit, long reserve, int http, int grpc) {

  /** Where nothing else is said, and there are files enough. */
  public static final int MOST = 4_096;

  /** Fewer than that for a port make no server. */
  static final int LEAST = 4;

  /** What the readers of a store on SQLite need, and little else. */
  private static final int LEAST_GROWTH = 24;

  /**
   * Shares what the limit leaves. A port for which nothing is said takes what is left, half of it
   * where nothing is said for both.
   *
   * @param files what there may be, and what is open now, before the first connection
   * @param growth files that may be opened later, but for connections; where the limit is small
   *     they have half of what is left
   * @throws ConnectionCapsException if too few files are left, or fewer than the settings want
   */
  public static ConnectionCaps of(OpenFiles files, int growth, ConnectionSettings wanted) {
    long half = (files.most() - files.open()) / 2;
    long reserve = files.open() + Math.min(growth, Math.max(LEAST_GROWTH, half));
    long left = files.most() - reserve;
    if (left < 2 * LEAST) {
      throw new ConnectionCapsException(
          "expected a limit of at least %d open files, found %d; raise it, for example with `ulimit -n 1024`"
              .formatted(reserve + 2 * LEAST, files.most()));
    }
    int http = wanted.http().orElseGet(() -> share(left, wanted.grpc()));
    int grpc = wanted.grpc().orElseGet(() -> share(left, OptionalInt.of(http)));
    if ((long) http + grpc > left) {
      throw new ConnectionCapsException(
          "expected --max-http-connections and --max-grpc-connections of %d together at most, found %d: of a limit of %d open files %d are reserved; lower them, or raise the limit, for example with `ulimit -n %d`"
              .formatted(
                  left,
                  (long) wanted.http().orElse(LEAST) + wanted.grpc().orElse(LEAST),
                  files.most(),
                  reserve,
                  reserve + wanted.http().orElse(LEAST) + wanted.grpc().orElse(LEAST)));
    }
    return new ConnectionCaps(files.most(), reserve, http, grpc);
  }

  private static int share(long left, OptionalInt other) {
    long share = other.isPresent() ? Math.max(LEAST, left - other.getAsInt()) : left / 2;
    return (int) Math.min(MOST, share);
  }
}
