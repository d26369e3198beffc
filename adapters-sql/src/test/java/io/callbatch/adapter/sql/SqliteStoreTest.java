package io.callbatch.adapter.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A SQLite file keeps the stores' contract. */
class SqliteStoreTest extends SqlStoreContract {

  @TempDir static Path folder;
  private static int stores;

  @Override
  SqlStore newStore() {
    return SqlStore.open("sqlite:" + folder.resolve("store-" + stores++ + ".db"));
  }
}
