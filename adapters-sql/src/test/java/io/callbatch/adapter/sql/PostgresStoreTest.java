package io.callbatch.adapter.sql;

/** PostgreSQL keeps the stores' contract. */
class PostgresStoreTest extends SqlStoreContract {

  @Override
  SqlStore newStore() throws Exception {
    Postgres.empty();
    return SqlStore.open(Postgres.url());
  }
}
