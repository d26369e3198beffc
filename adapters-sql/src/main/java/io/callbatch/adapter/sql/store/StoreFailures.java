package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.codec.DamagedBlobException;
import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** What failures of the databases mean to callers. */
public final class StoreFailures {

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final int PRIMARY_CODE = 0xFF;

  /** The file ends too soon, its check sums are wrong, the file system itself is damaged. */
  private static final Set<Integer> DAMAGED_ON_DISK = Set.of(522, 8202, 8458);

  /**
   * Classes of PostgreSQL's states that say nothing about the statement: connections, transactions
   * that were ended, users and databases that are gone, too busy, out of something, in the wrong
   * state, stopped by somebody, the system's and its own errors.
   */
  private static final Set<String> AWAY =
      Set.of("08", "25", "28", "3D", "40", "53", "55", "57", "58", "F0", "XX");

  private StoreFailures() {}

  /** The exception that a caller is to see for one that work or a transaction threw. */
  static RuntimeException forCaller(Throwable thrown) {
    return switch (thrown) {
      case SqlFailure failure ->
          reason(failure.sql())
              .<RuntimeException>map(reason -> unavailable(reason, failure.sql()))
              .orElse(failure);
      case DamagedBlobException damaged ->
          new StoreUnavailableException(
              Reason.DAMAGED, "the store's data are damaged", LATER, damaged);
      case RuntimeException other -> other;
      default -> unavailable(Reason.UNREACHABLE, thrown);
    };
  }

  /** The exception that says what keeps the store from working. */
  static StoreUnavailableException unavailable(Reason reason, Throwable cause) {
    String message =
        switch (reason) {
          case UNREACHABLE -> "the store can't be reached or is too busy";
          case FULL -> "the store has no room left";
          case READ_ONLY -> "the store can be read, but not written";
          case DAMAGED -> "the store's data are damaged";
          case BUSY -> "as many reads are under way as may be at the same time; try again";
          case TIMED_OUT -> "the read took longer than a read may; ask for less at once";
          case ENDED -> "the read was ended before it was done; try again";
        };
    return new StoreUnavailableException(reason, message, retryAfter(reason), cause);
  }

  private static Duration retryAfter(Reason reason) {
    return switch (reason) {
      case UNREACHABLE, BUSY, TIMED_OUT, ENDED -> SOON;
      case FULL, READ_ONLY, DAMAGED -> LATER;
    };
  }

  /** Whether the database ended a statement, as it was told to or after its time limit. */
  static boolean isEnded(SQLException failure) {
    return "57014".equals(failure.getSQLState());
  }

  /** The exception for a change of which nobody knows whether it was made. */
  static StoreUnavailableException inDoubt(SQLException cause) {
    return new StoreUnavailableException(
        Reason.UNREACHABLE,
        "the store was lost while it committed; whether the change was made isn't known",
        SOON,
        cause);
  }

  /** What keeps the store from working; empty where the statement is at fault. */
  public static Optional<Reason> reason(SQLException failure) {
    return failure instanceof SQLiteException sqlite ? sqlite(sqlite) : postgres(failure);
  }

  private static Optional<Reason> sqlite(SQLiteException failure) {
    int code = failure.getResultCode().code;
    if (DAMAGED_ON_DISK.contains(code)) {
      return Optional.of(Reason.DAMAGED);
    }
    return switch (code & PRIMARY_CODE) {
      // busy, locked, out of memory, I/O, can't open, locks in disorder, misuse of a closed one
      case 5, 6, 7, 10, 14, 15, 21 -> Optional.of(Reason.UNREACHABLE);
      case 3, 8, 23 -> Optional.of(Reason.READ_ONLY); // permissions
      case 11, 24, 26 -> Optional.of(Reason.DAMAGED); // corrupt, no database
      case 13, 22 -> Optional.of(Reason.FULL); // 22: the file is as large as the system allows
      case 1 -> isOfDamage(failure) ? Optional.of(Reason.DAMAGED) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** What our statements only meet where the schema or the kept JSON isn't what we wrote. */
  private static boolean isOfDamage(SQLException failure) {
    return String.valueOf(failure.getMessage())
        .matches("(?s).*(no such table|no such column|malformed JSON).*");
  }

  private static Optional<Reason> postgres(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    if (failure instanceof SQLTransientConnectionException || state == null) {
      return Optional.of(Reason.UNREACHABLE);
    }
    return switch (state) {
      case "53100" -> Optional.of(Reason.FULL);
      case "25006", "42501" -> Optional.of(Reason.READ_ONLY); // 42501: no permission
      case "XX001", "XX002", "42P01", "42703" -> Optional.of(Reason.DAMAGED); // 42: not our schema
      default ->
          AWAY.contains(state.substring(0, Math.min(2, state.length())))
              ? Optional.of(Reason.UNREACHABLE)
              : Optional.empty();
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
