package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchFacts;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.in.SubmitBatchUseCase;
import io.callbatch.domain.port.out.IdSource;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Keeps a batch, cut into chunks, together with the answer to the request. */
public final class SubmitBatchService implements SubmitBatchUseCase {

  private final Transactions transactions;
  private final InstantSource clock;
  private final IdSource ids;
  private final BatchLimits limits;

  /** Keeps batches in this store. */
  public SubmitBatchService(
      Transactions transactions, InstantSource clock, IdSource ids, BatchLimits limits) {
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
    this.limits = limits;
  }

  @Override
  public BatchJob submit(SubmitBatchCommand command) {
    BatchOperation operation = command.operation();
    BatchSizes.require(operation, limits.maxSubmittedInputs());
    Instant now = Millis.now(clock);
    BatchFacts facts =
        new BatchFacts(new BatchId(ids.next()), operation.kind(), now, operation.size());
    List<BatchChunk> chunks = chunks(operation);
    Fingerprint fingerprint = Fingerprints.of("submit", operation);
    return transactions.write(
        command.caller().portal(),
        transaction -> {
          RecordedAnswer answer =
              Replays.once(
                  transaction.replays(),
                  command.requestId(),
                  fingerprint,
                  now,
                  () -> {
                    transaction
                        .batches()
                        .submit(command.caller(), new BatchJob.Pending(facts), chunks);
                    return new RecordedAnswer.Submitted(facts.id());
                  });
          return job(transaction, answer);
        });
  }

  private static BatchJob job(Transaction transaction, RecordedAnswer answer) {
    return transaction
        .batches()
        .find(Replays.as(RecordedAnswer.Submitted.class, answer).batch())
        .orElseThrow(
            () -> new IllegalStateException("a batch is kept as long as the answer that names it"));
  }

  private List<BatchChunk> chunks(BatchOperation operation) {
    Set<Integer> repeated = RepeatedIds.in(operation);
    List<BatchChunk> chunks = new ArrayList<>();
    for (int from = 0; from < operation.size(); from += limits.chunkInputs()) {
      int to = Math.min(operation.size(), from + limits.chunkInputs());
      Set<Integer> inChunk = new TreeSet<>();
      for (int index = from; index < to; index++) {
        if (repeated.contains(index)) {
          inChunk.add(index - from);
        }
      }
      chunks.add(new BatchChunk(chunks.size(), from, operation.part(from, to), inChunk));
    }
    return chunks;
  }
}
