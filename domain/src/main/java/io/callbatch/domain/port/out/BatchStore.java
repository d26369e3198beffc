package io.callbatch.domain.port.out;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.ClaimedChunk;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.List;
import java.util.Optional;

/** The submitted batches of one portal, in a transaction. */
public interface BatchStore {

  /** Keeps a new batch with all its inputs, and wakes workers once the transaction commits. */
  void submit(Caller caller, BatchJob.Pending job, List<BatchChunk> chunks);

  /** A batch; in a transaction that writes it is locked until the end. */
  Optional<BatchJob> find(BatchId id);

  /**
   * Batches, newest first.
   *
   * @param status only those in this state; empty: all
   * @param after only those that come after this one; empty: from the newest
   * @param limit how many at most
   */
  List<BatchJob> list(Optional<BatchStatus> status, Optional<BatchId> after, int limit);

  /** Keeps a batch's new state, and wakes those who watch it once the transaction commits. */
  void save(BatchJob job);

  /** About how many bytes what came of the inputs so far takes; cheap to ask. */
  long outcomeBytes(BatchId id);

  /** What came of the inputs so far, in their order, without what has been purged since. */
  List<InputOutcome> outcomes(BatchId id);

  /**
   * Keeps what came of a chunk's inputs and gives its lease back.
   *
   * @param outcomes one for each input, with the inputs' indexes in the batch
   * @throws LeaseLostException if another worker has claimed the chunk since
   */
  void finish(ClaimedChunk chunk, List<InputOutcome> outcomes);
}
