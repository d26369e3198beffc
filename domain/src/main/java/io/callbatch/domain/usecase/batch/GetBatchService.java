package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.GetBatchUseCase;
import io.callbatch.domain.port.out.Transactions;
import java.util.List;
import java.util.Optional;

/** Reads a batch, and what came of its inputs, in one state of the store. */
public final class GetBatchService implements GetBatchUseCase {

  private final Transactions transactions;

  /** Reads from this store. */
  public GetBatchService(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<BatchView> get(GetBatchCommand command) {
    return transactions.read(
        command.portal(),
        transaction ->
            transaction
                .batches()
                .find(command.batch())
                .map(job -> {
                  List<InputOutcome> outcomes =
                      command.includeOutcomes()
                          ? transaction.batches().outcomes(command.batch())
                          : List.of();
                  return new BatchView(job, outcomes);
                }));
  }
}
