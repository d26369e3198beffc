package io.callbatch.domain.port.out;

/**
 * The stores of one portal within one transaction. For one thread, and only until the work that was
 * given it returns.
 */
public interface Transaction {

  /** The calls. */
  CallStore calls();

  /** The portal's own property definitions. */
  PropertyStore properties();

  /** The submitted batches. */
  BatchStore batches();

  /** The answers that repeated requests get again. */
  ReplayStore replays();
}
