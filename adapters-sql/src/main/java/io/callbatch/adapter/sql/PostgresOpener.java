package io.callbatch.adapter.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.callbatch.adapter.sql.schema.Dialect;
import io.callbatch.adapter.sql.schema.PostgresDialect;
import io.callbatch.adapter.sql.store.Engine;
import io.callbatch.adapter.sql.store.PostgresEngine;
import io.callbatch.adapter.sql.store.Reads;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens PostgreSQL databases. */
final class PostgresOpener {

  private static final int CONNECTIONS = 16;
  private static final long POOL_WAIT_MILLIS = 5_000;
  private static final int CONNECT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 60;

  /** Whoever asks whether the store is well must hear soon that it stands still. */
  private static final int PROBE_SECONDS = 2;

  /** A process that was paused within a transaction must not hold its locks for ever. */
  private static final String TIME_LIMITS =
      "SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '30s'";

  /**
   * A commit that is acknowledged must outlast a crash, also where the database's default is off.
   */
  private static final String DURABLE_COMMITS =
      """
      SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') = 'off'\
      """;

  private PostgresOpener() {}

  static Engine open(StoreUrl.Postgres store, Duration longestRead) {
    try {
      PGSimpleDataSource database = database(store);
      TransactionPooler.refuse(database, store);
      Dialect dialect = dialect(database);
      Migrations.run(database, "postgresql", store.shown());
      return new PostgresEngine(
          pool(database, "TRANSACTION_READ_COMMITTED", false),
          pool(database, "TRANSACTION_REPEATABLE_READ", true),
          dialect,
          database::getConnection,
          probe(store)::getConnection,
          Reads.postgres(CONNECTIONS, longestRead));
    } catch (SQLException | FlywayException | HikariPool.PoolInitializationException e) {
      throw PostgresRefusal.of(store, e);
    }
  }

  private static PGSimpleDataSource probe(StoreUrl.Postgres store) throws SQLException {
    PGSimpleDataSource database = database(store);
    database.setConnectTimeout(PROBE_SECONDS);
    database.setSocketTimeout(PROBE_SECONDS);
    return database;
  }

  /** The URL's options go before ours. */
  private static PGSimpleDataSource database(StoreUrl.Postgres store) throws SQLException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(store.jdbc());
    database.setConnectTimeout(CONNECT_SECONDS);
    database.setSocketTimeout(ANSWER_SECONDS);
    database.setTcpKeepAlive(true);
    database.setApplicationName("callbatch");
    for (Map.Entry<String, String> property : store.properties().entrySet()) {
      database.setProperty(property.getKey(), property.getValue());
    }
    return database;
  }

  private static HikariDataSource pool(
      PGSimpleDataSource database, String isolation, boolean readOnly) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("callbatch-" + (readOnly ? "read" : "write"));
    config.setDataSource(database);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(POOL_WAIT_MILLIS);
    config.setAutoCommit(false);
    config.setTransactionIsolation(isolation);
    config.setReadOnly(readOnly);
    config.setConnectionInitSql(TIME_LIMITS + "; " + DURABLE_COMMITS);
    // The statement above has a transaction of its own, or the first work would see its snapshot.
    config.setIsolateInternalQueries(true);
    return new HikariDataSource(config);
  }

  /** PostgreSQL 17 has a collation of its own for Unicode; older ones have ICU's, mostly. */
  private static Dialect dialect(PGSimpleDataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                SELECT collname FROM pg_collation WHERE collname IN ('pg_c_utf8', 'und-x-icu')
                ORDER BY collname LIMIT 1
                """)) {
      return new PostgresDialect(found.next() ? '"' + found.getString(1) + '"' : "\"default\"");
    }
  }
}
