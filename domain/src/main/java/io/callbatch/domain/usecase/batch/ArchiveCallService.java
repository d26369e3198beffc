package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.in.ArchiveCallUseCase;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Looks a call up by a unique value and archives it, in one transaction. */
public final class ArchiveCallService implements ArchiveCallUseCase {

  private final Transactions transactions;
  private final InstantSource clock;

  /** Works on this store. */
  public ArchiveCallService(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void archive(ArchiveCallCommand command) {
    Instant now = Millis.now(clock);
    Fingerprint fingerprint =
        Fingerprints.of("archive", List.of(command.idProperty(), command.value()));
    var _ =
        transactions.write(
            command.caller().portal(),
            transaction ->
                Replays.once(
                    transaction.replays(),
                    command.requestId(),
                    fingerprint,
                    now,
                    () -> archive(transaction, command, now)));
  }

  private static RecordedAnswer archive(
      Transaction transaction, ArchiveCallCommand command, Instant now) {
    Work work = Work.in(transaction, command.caller(), now);
    CallNames.Name name = new CallNames.Name(command.value(), Optional.of(command.idProperty()));
    CallNames.requireName(work, name.property());
    List<String> ids =
        CallNames.lookUp(work, List.of(name)).id(name).map(CallId::text).stream().toList();
    var _ = new ArchiveCalls(work).run(ids);
    return Replays.executed(now, new InputOutcome.Done(0, Optional.empty()));
  }
}
