package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;

/** Runs work in transactions on one database. Safe for use by several threads. */
public sealed interface Engine extends AutoCloseable permits SqliteEngine, PostgresEngine {

  /** Runs work that changes something, and tells others of it once it is safe. */
  <T> T change(Work<T> work);

  /** Runs work that only looks. */
  <T> T look(Work<T> work);

  /**
   * Writes a row of its own and takes it away again, apart from what {@link #change} may wait for
   * on connections that others use. May take long where the database is stuck.
   *
   * @throws io.callbatch.domain.port.out.StoreUnavailableException if the store takes no write
   */
  void probe();

  /** Where this process's workers and watchers wait. */
  Signals signals();

  /** Ends what is under way and closes the connections. */
  @Override
  void close();

  /**
   * What is done in a transaction.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T in(Session session, Changes changes);
  }
}
