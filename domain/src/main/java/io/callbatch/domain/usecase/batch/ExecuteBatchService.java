package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Does a batch in one transaction, together with the answer that a repeated request gets. */
public final class ExecuteBatchService implements ExecuteBatchUseCase {

  private final Transactions transactions;
  private final InstantSource clock;
  private final BatchLimits limits;

  /** Works on this store. */
  public ExecuteBatchService(Transactions transactions, InstantSource clock, BatchLimits limits) {
    this.transactions = transactions;
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public BatchOutcome execute(ExecuteBatchCommand command) {
    return executeTelling(command).outcome();
  }

  @Override
  public Execution executeTelling(ExecuteBatchCommand command) {
    BatchSizes.require(command.operation(), limits.maxInputs());
    Instant now = Millis.now(clock);
    Caller caller = command.caller();
    if (command.operation() instanceof BatchOperation.Read) {
      return new Execution(
          transactions.read(caller.portal(), transaction -> run(transaction, command, now)), false);
    }
    AtomicReference<RecordedAnswer> made = new AtomicReference<>(); // of the last attempt, if any
    Fingerprint fingerprint = Fingerprints.of(way(command), command.operation());
    RecordedAnswer answer =
        transactions.write(
            caller.portal(),
            transaction ->
                Replays.once(
                    transaction.replays(),
                    command.requestId(),
                    fingerprint,
                    now,
                    () -> {
                      made.set(new RecordedAnswer.Executed(run(transaction, command, now)));
                      return made.get();
                    }));
    return new Execution(
        Replays.as(RecordedAnswer.Executed.class, answer).outcome(), answer != made.get());
  }

  /** Of a single input every mode makes the same. */
  private static String way(ExecuteBatchCommand command) {
    return command.mode() == BatchMode.EACH_INPUT || command.operation().size() == 1
        ? "execute"
        : "execute " + command.mode();
  }

  private BatchOutcome run(Transaction transaction, ExecuteBatchCommand command, Instant now) {
    Work work = Work.in(transaction, command.caller(), now, command.mode());
    BatchOperation operation = command.operation();
    var outcomes = Operations.run(work, operation, RepeatedIds.in(operation));
    return new BatchOutcome(now, Millis.now(clock), outcomes);
  }
}
