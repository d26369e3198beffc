package io.callbatch.adapter.sql;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.adapter.sql.schema.SqliteDialect;
import io.callbatch.adapter.sql.store.Engine;
import io.callbatch.adapter.sql.store.Reads;
import io.callbatch.adapter.sql.store.SqliteEngine;
import io.callbatch.adapter.sql.store.SqliteReaders;
import io.callbatch.adapter.sql.store.SqliteWriter;
import io.callbatch.adapter.sql.store.StoreFailures;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** Opens SQLite files, and stores in memory. */
final class SqliteOpener {

  private static final int READERS = 8;

  /** Steps of SQLite's machine, some ten to a hundred million a second, between two looks. */
  private static final int STEPS_BETWEEN_LOOKS = 20_000;

  private static final int BUSY_MILLIS = 5_000;

  /** Negative: in KiB. */
  private static final int WRITER_CACHE = -64 * 1024;

  /**
   * Pages of the log after which it goes into the file; larger than SQLite's 1,000, as a batch is.
   */
  private static final int CHECKPOINT_PAGES = 4_000;

  private SqliteOpener() {}

  /** A shared cache lets the migration and the engine see one memory. */
  static Engine open(StoreUrl.Memory memory, Duration longestRead) {
    return open(
        "jdbc:sqlite:file:callbatch-%s?mode=memory&cache=shared".formatted(UUID.randomUUID()),
        memory,
        OptionalLong.empty(),
        0,
        longestRead);
  }

  static Engine open(StoreUrl.File file, Duration longestRead) {
    Path path = file.path().toAbsolutePath();
    if (Files.isDirectory(path)) {
      throw new StoreOpenException("store " + file.shown() + " is a folder, not a file", null);
    }
    if (path.getParent() == null || !Files.isDirectory(path.getParent())) {
      throw new StoreOpenException(
          "store %s: there is no folder %s".formatted(file.shown(), path.getParent()), null);
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new StoreOpenException(message(file, Reason.READ_ONLY), null);
    }
    return open("jdbc:sqlite:" + path, file, file.maxPages(), READERS, longestRead);
  }

  private static Engine open(
      String jdbc, StoreUrl store, OptionalLong maxPages, int readers, Duration longestRead) {
    SQLiteDataSource created = database(jdbc, config());
    // A file that goes while the process runs must not come back without what it held.
    SQLiteConfig existing = config();
    existing.resetOpenMode(SQLiteOpenMode.CREATE);
    SQLiteDataSource database = database(jdbc, existing);
    try {
      Session idle = session(created);
      try {
        // Reads the file's header, which opening alone doesn't.
        idle.query("PRAGMA schema_version", row -> row.number(1));
        Migrations.run(created, "sqlite", store.shown());
        return new SqliteEngine(
            new SqliteWriter(() -> writer(database, maxPages)),
            new SqliteReaders(readers, () -> session(database)),
            idle,
            Reads.sqlite(longestRead));
      } catch (RuntimeException e) {
        idle.close();
        throw e;
      }
    } catch (SqlFailure | FlywayException e) {
      throw refusal(store, e);
    }
  }

  private static Session writer(SQLiteDataSource database, OptionalLong maxPages) {
    Session writer = session(database);
    try {
      writer.run("PRAGMA cache_size = " + WRITER_CACHE);
      writer.run("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
      if (maxPages.isPresent()) {
        // Answers with the limit, so it isn't an update.
        writer.query("PRAGMA max_page_count = " + maxPages.getAsLong(), row -> row.number(1));
      }
      return writer;
    } catch (SqlFailure e) {
      writer.close();
      throw e;
    }
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(false);
    return config;
  }

  private static SQLiteDataSource database(String jdbc, SQLiteConfig config) {
    SQLiteDataSource database = new SQLiteDataSource(config);
    database.setUrl(jdbc);
    return database;
  }

  private static Session session(SQLiteDataSource database) {
    try {
      Connection connection = database.getConnection();
      Session session = new Session(connection, new SqliteDialect());
      try {
        SqliteDialect.addFunctions(connection);
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new Ending(session));
        return session;
      } catch (SQLException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static StoreOpenException refusal(StoreUrl store, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        Optional<Reason> reason = StoreFailures.reason(sql);
        if (reason.isPresent() && reason.get() != Reason.UNREACHABLE) {
          return new StoreOpenException(message(store, reason.get()), failure);
        }
      }
    }
    return OpenFailures.of(store, failure);
  }

  private static String message(StoreUrl store, Reason reason) {
    return switch (reason) {
      case READ_ONLY -> "store %s can be read, but not written".formatted(store.shown());
      case DAMAGED -> "store %s is damaged, or no SQLite database".formatted(store.shown());
      case FULL -> "store %s: the disk is full".formatted(store.shown());
      case UNREACHABLE, BUSY, TIMED_OUT, ENDED ->
          "store %s can't be reached".formatted(store.shown());
    };
  }

  /** Ends the statement that runs once nobody waits for it any more. */
  private static final class Ending extends ProgressHandler {

    private final Session session;

    Ending(Session session) {
      this.session = session;
    }

    @Override
    protected int progress() {
      return session.isToEnd() ? 1 : 0;
    }
  }
}
