package io.callbatch.domain.model.run;

import io.callbatch.domain.model.call.Caller;

/** A chunk that one worker holds under a lease. */
public sealed interface ClaimedChunk {

  /** On whose behalf it was submitted. */
  Caller caller();

  /** The batch. */
  BatchId batch();

  /** The chunk's place in the batch, from 0. */
  int ordinal();

  /**
   * The lease's number; each claim of the chunk has a higher one, and only the highest may write.
   */
  long fence();

  /**
   * A chunk that can be done.
   *
   * @param chunk what is to be done
   */
  record Sound(Caller caller, BatchId batch, BatchChunk chunk, long fence) implements ClaimedChunk {
    @Override
    public int ordinal() {
      return chunk.ordinal();
    }
  }

  /**
   * A chunk whose kept inputs can't be read any more. Nothing can be done but to say so.
   *
   * @param firstInput index of its first input in the batch, from 0
   * @param inputs how many inputs it had
   */
  record Damaged(Caller caller, BatchId batch, int ordinal, int firstInput, int inputs, long fence)
      implements ClaimedChunk {}
}
