package io.callbatch.adapter.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A real PostgreSQL, started once for all tests of this JVM. */
public final class Postgres {
  private static final EmbeddedPostgres SERVER = start();

  private Postgres() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public static String url() {
    return "postgresql://postgres@localhost:" + SERVER.getPort() + "/postgres";
  }

  /** Deletes what the tests before have left; the schema too. */
  public static void empty() throws SQLException {
    run("DROP SCHEMA public CASCADE");
    run("CREATE SCHEMA public");
  }

  /** Connections to it. */
  public static DataSource dataSource() {
    return SERVER.getPostgresDatabase();
  }

  static void run(String sql) throws SQLException {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static long count(String sql) throws SQLException {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      results.next();
      return results.getLong(1);
    }
  }
}
