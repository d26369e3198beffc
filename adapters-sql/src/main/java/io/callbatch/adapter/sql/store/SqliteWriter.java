package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection that writes to a SQLite database. After a failure nobody outside can tell what a
 * connection is in the middle of, so it is closed, which ends its transaction and frees its lock,
 * and the next transaction has another one. For one thread at a time.
 */
public final class SqliteWriter implements AutoCloseable {

  private final Supplier<Session> open;
  private @Nullable Session session;
  private boolean underWay;

  /** Opens nothing yet. */
  public SqliteWriter(Supplier<Session> open) {
    this.open = open;
  }

  /**
   * Begins a transaction and takes the lock for writing.
   *
   * @throws SqlFailure if that fails; there is no transaction then
   */
  Session begin() {
    if (underWay) {
      abandon();
    }
    try {
      Session writing = session;
      if (writing == null) {
        writing = open.get();
        session = writing;
      }
      underWay = true;
      writing.run("BEGIN IMMEDIATE");
      return writing;
    } catch (SqlFailure e) {
      abandon();
      throw e;
    }
  }

  /**
   * Makes what the transaction changed last.
   *
   * @throws SqlFailure if that fails; {@link #abandon} must follow
   */
  void commit(Session writing) {
    writing.run("COMMIT");
    underWay = false;
  }

  /** Ends the transaction as if it had never been, and closes the connection. */
  void abandon() {
    Session failed = session;
    if (failed != null) {
      failed.close();
      session = null;
    }
    underWay = false;
  }

  @Override
  public void close() {
    abandon();
  }
}
