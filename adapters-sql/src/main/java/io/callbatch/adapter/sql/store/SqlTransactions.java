package io.callbatch.adapter.sql.store;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.out.Transactions;

/** Transactions on any engine. */
public final class SqlTransactions implements Transactions {

  private final Engine engine;

  /** Uses the engine. */
  public SqlTransactions(Engine engine) {
    this.engine = engine;
  }

  @Override
  public <T> T write(PortalId portal, Work<T> work) {
    return engine.change(
        (session, changes) -> work.in(new SqlTransaction(session, portal, true, changes)));
  }

  @Override
  public <T> T read(PortalId portal, Work<T> work) {
    return engine.look(
        portal, (session, changes) -> work.in(new SqlTransaction(session, portal, false, changes)));
  }
}
