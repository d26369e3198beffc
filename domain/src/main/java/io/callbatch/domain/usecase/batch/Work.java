package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.port.out.CallStore;
import io.callbatch.domain.port.out.Transaction;
import java.time.Instant;

/**
 * What an operation works with.
 *
 * @param calls the portal's calls
 * @param definitions the portal's properties
 * @param caller on whose behalf
 * @param now the time at which all of it happens, in milliseconds
 * @param mode whether an input that fails keeps others from being done
 */
record Work(
    CallStore calls, PropertyDefinitions definitions, Caller caller, Instant now, BatchMode mode) {

  /** What an operation works with in which each input stands for itself. */
  static Work in(Transaction transaction, Caller caller, Instant now) {
    return in(transaction, caller, now, BatchMode.EACH_INPUT);
  }

  static Work in(Transaction transaction, Caller caller, Instant now, BatchMode mode) {
    return new Work(
        transaction.calls(),
        PropertyDefinitions.of(transaction.properties().list()),
        caller,
        now,
        mode);
  }

  /** The portal's name, which HubSpot's messages mention. */
  String portal() {
    return caller.portal().value();
  }
}
