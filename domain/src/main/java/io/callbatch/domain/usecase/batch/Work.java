package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.property.PropertyDefinitions;
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
 */
record Work(CallStore calls, PropertyDefinitions definitions, Caller caller, Instant now) {
  static Work in(Transaction transaction, Caller caller, Instant now) {
    return new Work(
        transaction.calls(), PropertyDefinitions.of(transaction.properties().list()), caller, now);
  }

  /** The portal's name, which HubSpot's messages mention. */
  String portal() {
    return caller.portal().value();
  }
}
