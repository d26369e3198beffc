package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.adapter.sql.schema.SqlFailure;
import io.callbatch.adapter.sql.schema.SqliteDialect;
import io.callbatch.adapter.sql.store.Faults.Step;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite goes on after whatever failed. */
class SqliteFaultTest extends StoreFaultContract {

  @TempDir private Path folder;

  @Override
  Engine open(Faults faults) {
    String url = "sqlite:" + folder.resolve("callbatch.db");
    SqlStore.open(url).close();
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(5_000);
    SQLiteDataSource sound = new SQLiteDataSource(config);
    sound.setUrl("jdbc:" + url);
    return new SqliteEngine(
        new SqliteWriter(() -> session(faults.around(sound))),
        new SqliteReaders(4, () -> session(sound)),
        session(sound));
  }

  private static Session session(DataSource database) {
    try {
      return new Session(database.getConnection(), new SqliteDialect());
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  List<List<Step>> steps() {
    return List.of(
        List.of(Step.BEGIN),
        List.of(Step.BEGIN, Step.OPEN),
        List.of(Step.STATEMENT),
        List.of(Step.STATEMENT, Step.CLOSE),
        List.of(Step.SAVEPOINT),
        List.of(Step.UNDO),
        List.of(Step.RELEASE),
        List.of(Step.COMMIT),
        List.of(Step.COMMIT, Step.OPEN, Step.BEGIN),
        List.of(Step.COMMITTED));
  }

  @Override
  Map<String, Supplier<Throwable>> failures() {
    return Map.of(
        "a full disk", () -> sqlite(SQLiteErrorCode.SQLITE_FULL),
        "an I/O error", () -> sqlite(SQLiteErrorCode.SQLITE_IOERR_WRITE),
        "a lock", () -> sqlite(SQLiteErrorCode.SQLITE_BUSY),
        "damage", () -> sqlite(SQLiteErrorCode.SQLITE_CORRUPT),
        "a failure without a code", () -> new SQLException("statement is not executing"),
        "no memory", () -> new OutOfMemoryError("on purpose"));
  }

  private static SQLException sqlite(SQLiteErrorCode code) {
    return new SQLiteException("on purpose", code);
  }
}
