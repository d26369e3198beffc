package io.callbatch.domain.model.run;

import io.callbatch.domain.model.call.Caller;

/**
 * A chunk that one worker holds under a lease.
 *
 * @param caller on whose behalf it was submitted
 * @param batch the batch
 * @param chunk the chunk
 * @param fence the lease's number; each claim of the chunk has a higher one, and only the highest
 *     may write
 */
public record ClaimedChunk(Caller caller, BatchId batch, BatchChunk chunk, long fence) {}
