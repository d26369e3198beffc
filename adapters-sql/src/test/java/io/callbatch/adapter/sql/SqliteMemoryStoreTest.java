package io.callbatch.adapter.sql;

/** A store in memory keeps the stores' contract. */
class SqliteMemoryStoreTest extends SqlStoreContract {

  @Override
  SqlStore newStore() {
    return SqlStore.open("sqlite::memory:");
  }
}
