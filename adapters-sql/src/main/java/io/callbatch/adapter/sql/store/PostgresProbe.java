package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Dialect;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Probes PostgreSQL over a connection of its own, which is kept while it works and reopened after a
 * failure. For one probe at a time.
 */
final class PostgresProbe implements AutoCloseable {

  private final PostgresListener.Opener opener;
  private final Dialect dialect;
  private volatile @Nullable Session kept;

  PostgresProbe(PostgresListener.Opener opener, Dialect dialect) {
    this.opener = opener;
    this.dialect = dialect;
  }

  void write() {
    try {
      Session session = kept;
      if (session == null) {
        Connection connection = opener.open();
        session = new Session(connection, dialect);
        kept = session;
        connection.setAutoCommit(false);
      }
      boolean _ = ProbeRow.write(session);
      session.connection().commit();
    } catch (SqlFailure e) {
      close();
      throw StoreFailures.forCaller(e);
    } catch (SQLException e) {
      close();
      throw StoreFailures.forCaller(new SqlFailure(e));
    }
  }

  /** Ends a probe that is under way, too. */
  @Override
  public void close() {
    Session session = kept;
    kept = null;
    if (session != null) {
      try {
        session.connection().abort(Runnable::run);
      } catch (SQLException _) {
        // It is lost already.
      }
    }
  }
}
