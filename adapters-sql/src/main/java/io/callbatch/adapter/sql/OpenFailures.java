package io.callbatch.adapter.sql;

import org.sqlite.SQLiteException;

/** Says in words why a SQLite file can't be opened; the driver's text stays the cause. */
final class OpenFailures {

  private OpenFailures() {}

  /** The failure of opening a store. */
  static StoreOpenException of(StoreUrl store, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return failure(store, reason(sqlite), failure);
      }
    }
    return failure(store, "its tables aren't those that this version of Callbatch made", failure);
  }

  private static StoreOpenException failure(StoreUrl store, String reason, Exception failure) {
    return new StoreOpenException(
        "store %s can't be opened: %s".formatted(store.shown(), reason), failure);
  }

  private static String reason(SQLiteException failure) {
    return switch (failure.getResultCode().code & 0xFF) {
      case 5, 6 -> "another process holds its lock";
      case 10 -> "the disk reports an error";
      case 14 -> "the system doesn't let the file be opened";
      default -> "SQLite reports the error %d".formatted(failure.getResultCode().code);
    };
  }
}
