package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.codec.DamagedBlobException;
import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** What failures of the databases mean to callers. */
public final class StoreFailures {

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final int PRIMARY_CODE = 0xFF;

  private StoreFailures() {}

  /** The exception that a caller is to see for one that work or a transaction threw. */
  static RuntimeException forCaller(RuntimeException thrown) {
    return switch (thrown) {
      case SqlFailure failure ->
          reason(failure.sql())
              .<RuntimeException>map(reason -> unavailable(reason, failure.sql()))
              .orElse(failure);
      case DamagedBlobException damaged ->
          new StoreUnavailableException(
              Reason.DAMAGED, "the store's data are damaged", LATER, damaged);
      default -> thrown;
    };
  }

  /** The exception that says what keeps the store from working. */
  static StoreUnavailableException unavailable(Reason reason, SQLException cause) {
    String message =
        switch (reason) {
          case UNREACHABLE -> "the store can't be reached or is too busy";
          case FULL -> "the store has no room left";
          case READ_ONLY -> "the store can be read, but not written";
          case DAMAGED -> "the store's data are damaged";
        };
    return new StoreUnavailableException(
        reason, message, reason == Reason.UNREACHABLE ? SOON : LATER, cause);
  }

  /** What keeps the store from working; empty where the statement is at fault. */
  public static Optional<Reason> reason(SQLException failure) {
    return failure instanceof SQLiteException sqlite ? sqlite(sqlite) : postgres(failure);
  }

  private static Optional<Reason> sqlite(SQLiteException failure) {
    return switch (failure.getResultCode().code & PRIMARY_CODE) {
      case 5, 6, 10, 14 -> Optional.of(Reason.UNREACHABLE); // busy, locked, I/O, can't open
      case 8 -> Optional.of(Reason.READ_ONLY);
      case 11, 26 -> Optional.of(Reason.DAMAGED); // corrupt, no database
      case 13 -> Optional.of(Reason.FULL);
      default -> Optional.empty();
    };
  }

  private static Optional<Reason> postgres(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    if (failure instanceof SQLTransientConnectionException || state == null) {
      return Optional.of(Reason.UNREACHABLE);
    }
    return switch (state) {
      case "25P03", "57P01", "57P02", "57P03", "57014", "53300", "55P03" ->
          Optional.of(Reason.UNREACHABLE);
      case "40001", "40P01" -> Optional.of(Reason.UNREACHABLE); // too busy, after many attempts
      case "53100", "53200" -> Optional.of(Reason.FULL);
      case "25006" -> Optional.of(Reason.READ_ONLY);
      case "XX001", "XX002" -> Optional.of(Reason.DAMAGED);
      default -> state.startsWith("08") ? Optional.of(Reason.UNREACHABLE) : Optional.empty();
    };
  }

  /** Whether the same work can succeed at once, on a fresh state. */
  static boolean isCollision(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return "40001".equals(state) || "40P01".equals(state) || "23505".equals(state);
  }

  /**
   * Whether a connection that had been there was lost, and its transaction with it. Connections
   * that a pool kept are lost in numbers when the database restarts.
   */
  static boolean isLostConnection(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return !(failure instanceof SQLTransientConnectionException)
        && state != null
        && (state.startsWith("08") || state.startsWith("57P0") || state.equals("25P03"));
  }
}
