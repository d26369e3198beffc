package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.PurgeCallUseCase;
import io.callbatch.domain.port.out.CallStore;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Deletes a call from the store, and from what earlier requests would be answered. */
public final class PurgeCallService implements PurgeCallUseCase {

  private final Transactions transactions;
  private final InstantSource clock;

  /** Deletes from this store. */
  public PurgeCallService(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void purge(PurgeCallCommand command) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint =
        Fingerprints.of("purge", List.of(command.id(), command.idProperty().orElse("")));
    var _ =
        transactions.write(
            command.caller().portal(),
            transaction ->
                Replays.once(
                    transaction.replays(),
                    command.requestId(),
                    fingerprint,
                    now,
                    () -> purge(transaction, command, now)));
  }

  private static RecordedAnswer purge(
      Transaction transaction, PurgeCallCommand command, Instant now) {
    Work work = Work.in(transaction, command.caller(), now);
    command
        .idProperty()
        .filter(property -> !CallNames.isName(work, property))
        .ifPresent(property -> {
          throw new InvalidRequestException(
              "idProperty", "found %s; due is a property with unique values".formatted(property));
        });
    CallNames.Name name = new CallNames.Name(command.id(), command.idProperty());
    CallNames.lookUp(work, List.of(name)).id(name).ifPresent(id -> purge(transaction.calls(), id));
    return Replays.executed(now, new InputOutcome.Done(0, Optional.empty()));
  }

  /** With the call go those that were merged into it. */
  private static void purge(CallStore calls, CallId id) {
    StoredCall call = MergedCalls.follow(calls, calls.find(List.of(id))).get(id);
    if (call != null) {
      MergedCalls.mergedInto(call).forEach(calls::purge);
      calls.purge(call.id());
    }
  }
}
