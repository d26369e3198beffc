package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
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
    NamedCalls.only(work, new CallNames.Name(command.id(), command.idProperty()))
        .ifPresent(call -> purge(work.calls(), call));
    return Replays.executed(now, new InputOutcome.Done(0, Optional.empty()));
  }

  /** With the call go those that were merged into it. */
  private static void purge(CallStore calls, StoredCall call) {
    MergedCalls.mergedInto(call).forEach(calls::purge);
    calls.purge(call.id());
  }
}
