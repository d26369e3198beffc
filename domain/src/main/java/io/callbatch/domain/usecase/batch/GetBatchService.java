package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.GetBatchUseCase;
import io.callbatch.domain.port.in.ResponseTooLargeException;
import io.callbatch.domain.port.out.BatchStore;
import io.callbatch.domain.port.out.Transactions;
import java.util.List;
import java.util.Optional;

/** Reads a batch, and what came of its inputs, in one state of the store. */
public final class GetBatchService implements GetBatchUseCase {

  private final Transactions transactions;
  private final BatchLimits limits;

  /** Reads from this store. */
  public GetBatchService(Transactions transactions, BatchLimits limits) {
    this.transactions = transactions;
    this.limits = limits;
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
                          ? outcomes(transaction.batches(), command.batch())
                          : List.of();
                  return new BatchView(job, outcomes);
                }));
  }

  /** Asks for the size first: a million inputs leave more than a server's memory may hold. */
  private List<InputOutcome> outcomes(BatchStore batches, BatchId batch) {
    long bytes = batches.outcomeBytes(batch);
    if (bytes > limits.maxResponseBytes()) {
      throw new ResponseTooLargeException(bytes, limits.maxResponseBytes());
    }
    return batches.outcomes(batch);
  }
}
