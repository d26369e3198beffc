package io.callbatch.adapter.sql;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database's schema up to date. */
final class Migrations {

  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @param shown the store, for people
   * @throws StoreOpenException if the schema is newer than this program, or somebody else's
   */
  static void run(DataSource database, String folder, String shown) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .locations("classpath:io/callbatch/adapter/sql/" + folder)
            .table("callbatch_schema")
            .loggers("slf4j")
            .load();
    Arrays.stream(flyway.info().all())
        .filter(Migrations::isNewer)
        .map(MigrationInfo::getVersion)
        .findFirst()
        .ifPresent(version -> {
          throw new StoreOpenException(
              "store %s has schema version %s, which is newer than this program; use a newer"
                      .formatted(shown, version)
                  + " Callbatch, or another store",
              null);
        });
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
          ? new StoreOpenException(
              "store %s holds tables that aren't Callbatch's; use an empty one".formatted(shown), e)
          : e;
    }
  }

  private static boolean isNewer(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }
}
