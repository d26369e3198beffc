package io.callbatch.bench.batch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A store of one run: a file or a PostgreSQL of its own, deleted with it. */
interface BenchStore extends AutoCloseable {

  /** The URL for Callbatch. */
  String url();

  /** A connection of plain JDBC, as durable as Callbatch's own, without auto-commit. */
  Connection connect() throws SQLException;

  @Override
  void close() throws IOException;

  /**
   * An empty store.
   *
   * @param kind {@code sqlite} or {@code postgresql}
   */
  static BenchStore open(String kind) throws IOException {
    return kind.equals("sqlite") ? new Sqlite(temporaryFolder()) : new Postgres(start());
  }

  private static EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(temporaryFolder())
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  /**
   * On the disk that the project lies on, which counts: the one for temporary files may be none.
   */
  private static Path temporaryFolder() throws IOException {
    return Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "store");
  }

  /** A SQLite file in a folder of its own. */
  record Sqlite(Path folder) implements BenchStore {

    @Override
    public String url() {
      return "sqlite:" + folder.resolve("callbatch.db");
    }

    @Override
    public Connection connect() throws SQLException {
      return begin(
          "jdbc:" + url(),
          List.of(
              "PRAGMA journal_mode = WAL",
              "PRAGMA synchronous = FULL",
              "PRAGMA busy_timeout = 5000",
              "PRAGMA cache_size = -65536",
              "PRAGMA wal_autocheckpoint = 4000"));
    }

    @Override
    public void close() throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** A PostgreSQL that has what it acknowledges on disk, as it comes from its makers. */
  record Postgres(EmbeddedPostgres server) implements BenchStore {

    @Override
    public String url() {
      return "postgresql://postgres@localhost:%d/postgres".formatted(server.getPort());
    }

    @Override
    public Connection connect() throws SQLException {
      return begin(
          "jdbc:postgresql://localhost:%d/postgres?user=postgres&reWriteBatchedInserts=true"
              .formatted(server.getPort()),
          List.of());
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private static Connection begin(String jdbc, List<String> settings) throws SQLException {
    Connection connection = DriverManager.getConnection(jdbc);
    try (var statement = connection.createStatement()) {
      for (String setting : settings) {
        statement.execute(setting);
      }
    }
    connection.setAutoCommit(false);
    return connection;
  }
}
