package io.callbatch.adapter.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Recognises a pooler, such as PgBouncer, that hands a server's session from client to client after
 * each transaction: two connections that are open at the same time are then served by one session.
 * Callbatch needs sessions of its own, for {@code LISTEN}, for settings and for prepared
 * statements.
 */
final class TransactionPooler {

  private static final int TRIES = 10;

  private TransactionPooler() {}

  /**
   * Refuses such a pooler.
   *
   * @throws StoreOpenException if there is one
   */
  static void refuse(DataSource database, StoreUrl.Postgres store) throws SQLException {
    try (Connection first = database.getConnection()) {
      int session = session(first);
      if (session == first.unwrap(PGConnection.class).getBackendPID()) {
        return; // PostgreSQL itself: a pooler makes up the number that it names at the start
      }
      for (int i = 0; i < TRIES; i++) {
        try (Connection second = database.getConnection()) {
          if (session(second) == session || session(first) != session) {
            throw new StoreOpenException(
                "store %s can't be used: a pooler hands PostgreSQL's sessions on after each transaction; connect to PostgreSQL itself, or set pool_mode = session in PgBouncer"
                    .formatted(store.shown()),
                null);
          }
        }
      }
    }
  }

  private static int session(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT pg_backend_pid()")) {
      found.next();
      return found.getInt(1);
    }
  }
}
