package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.ListBatchesUseCase;
import io.callbatch.domain.port.out.Transactions;
import java.util.List;
import java.util.Optional;

/** Lists batches; one more than asked for tells whether there is another page. */
public final class ListBatchesService implements ListBatchesUseCase {

  private static final int MAX_LIMIT = 1_000;

  private final Transactions transactions;

  /** Reads from this store. */
  public ListBatchesService(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public BatchPage list(ListBatchesCommand command) {
    int limit = command.limit();
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidRequestException(
          "limit", "expected 1 to %,d, found %d".formatted(MAX_LIMIT, limit));
    }
    List<BatchJob> jobs =
        transactions.read(
            command.portal(),
            transaction ->
                transaction.batches().list(command.status(), command.after(), limit + 1));
    if (jobs.size() <= limit) {
      return new BatchPage(jobs, Optional.empty());
    }
    List<BatchJob> page = jobs.subList(0, limit);
    BatchId last = page.getLast().facts().id();
    return new BatchPage(List.copyOf(page), Optional.of(last));
  }
}
