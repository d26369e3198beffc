package io.callbatch.adapter.sql;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database's schema up to date. */
final class Migrations {

  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @param shown the store, for people
   * @throws StoreOpenException if the schema is newer than this program
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
    flyway.migrate();
  }

  private static boolean isNewer(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }
}
