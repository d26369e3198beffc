package io.callbatch.adapter.sql;

import io.callbatch.adapter.sql.store.Engine;

/** The way of tests to what lies below the ports. */
public final class SqlStoreEngine {
  private SqlStoreEngine() {}

  /** What a store stands on. */
  public static Engine of(SqlStore store) {
    return store.engine();
  }
}
