package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;

/** The row with which a store proves that it takes writes. Each transaction sees only its own. */
final class ProbeRow {

  /** More than a page of either database, so that a file without room doesn't pass for well. */
  private static final int BYTES = 16 * 1024;

  private ProbeRow() {}

  /** Puts a row in and takes it out again; whether it was there. */
  static boolean write(Session session) {
    session.update("INSERT INTO store_probe (room) VALUES (?)", new byte[BYTES]);
    return session.update("DELETE FROM store_probe") > 0;
  }
}
