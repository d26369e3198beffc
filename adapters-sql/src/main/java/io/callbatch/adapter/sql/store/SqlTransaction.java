package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Session;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.out.BatchStore;
import io.callbatch.domain.port.out.CallStore;
import io.callbatch.domain.port.out.PropertyStore;
import io.callbatch.domain.port.out.ReplayStore;
import io.callbatch.domain.port.out.Transaction;

/** The stores of one portal over one session. */
final class SqlTransaction implements Transaction {

  private final SqlCallStore calls;
  private final SqlPropertyStore properties;
  private final SqlBatchStore batches;
  private final SqlReplayStore replays;

  SqlTransaction(Session session, PortalId portal, boolean writes, Changes changes) {
    this.calls = new SqlCallStore(session, portal.value(), writes);
    this.properties = new SqlPropertyStore(session, portal.value());
    this.batches = new SqlBatchStore(session, portal, writes, changes);
    this.replays = new SqlReplayStore(session, portal.value());
  }

  @Override
  public CallStore calls() {
    return calls;
  }

  @Override
  public PropertyStore properties() {
    return properties;
  }

  @Override
  public BatchStore batches() {
    return batches;
  }

  @Override
  public ReplayStore replays() {
    return replays;
  }
}
