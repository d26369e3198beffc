package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.model.call.PortalId;

/** Runs work in transactions on one database. Safe for use by several threads. */
public sealed interface Engine extends AutoCloseable permits SqliteEngine, PostgresEngine {

  /** Runs work that changes something, and tells others of it once it is safe. */
  <T> T change(Work<T> work);

  /** Runs work that only looks, for this process itself: it has its place beside all portals. */
  <T> T look(Work<T> work);

  /**
   * Runs work that only looks, for a portal: within a bounded time, and in one of the portal's
   * places. Ends when the calling thread is interrupted.
   */
  <T> T look(PortalId portal, Work<T> work);

  /** Ends what portals look at, and lets none begin. */
  void endReads();

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
