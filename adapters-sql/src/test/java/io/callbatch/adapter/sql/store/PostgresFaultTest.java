package io.callbatch.adapter.sql.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.callbatch.adapter.sql.Postgres;
import io.callbatch.adapter.sql.SqlStore;
import io.callbatch.adapter.sql.schema.PostgresDialect;
import io.callbatch.adapter.sql.store.Faults.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** PostgreSQL goes on after whatever failed. */
class PostgresFaultTest extends StoreFaultContract {

  @Override
  Engine open(Faults faults) throws Exception {
    Postgres.empty();
    SqlStore.open(Postgres.url()).close();
    DataSource sound = Postgres.dataSource();
    return new PostgresEngine(
        pool(faults.around(sound)),
        pool(sound),
        new PostgresDialect("\"C\""),
        sound::getConnection,
        sound::getConnection);
  }

  private static HikariDataSource pool(DataSource database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setAutoCommit(false);
    config.setMaximumPoolSize(6);
    return new HikariDataSource(config);
  }

  @Override
  List<List<Step>> steps() {
    return List.of(
        List.of(Step.STATEMENT),
        List.of(Step.STATEMENT, Step.ROLLBACK),
        List.of(Step.COMMIT),
        List.of(Step.COMMIT, Step.ROLLBACK),
        List.of(Step.COMMITTED));
  }

  @Override
  Map<String, Supplier<Throwable>> failures() {
    return Map.of(
        "a full disk", () -> new SQLException("on purpose", "53100"),
        "an I/O error", () -> new SQLException("on purpose", "58030"),
        "a lost connection", () -> new SQLException("on purpose", "08006"),
        "damage", () -> new SQLException("on purpose", "XX001"),
        "a transaction that was ended", () -> new SQLException("on purpose", "25P02"),
        "a statement that was ended", () -> new SQLException("on purpose", "57014"),
        "a collision", () -> new SQLException("on purpose", "40001"));
  }
}
