package io.callbatch.domain.model.run;

import java.util.Set;

/**
 * A part of a submitted batch that is done in one transaction.
 *
 * @param ordinal its place in the batch, from 0
 * @param firstInput index of its first input in the batch, from 0
 * @param operation the operation on its inputs
 * @param repeated indexes (in the chunk, from 0) of inputs that name a call which an earlier input
 *     of the batch names already
 */
public record BatchChunk(
    int ordinal, int firstInput, BatchOperation operation, Set<Integer> repeated) {

  /** Copies the indexes. */
  public BatchChunk {
    repeated = Set.copyOf(repeated);
  }
}
