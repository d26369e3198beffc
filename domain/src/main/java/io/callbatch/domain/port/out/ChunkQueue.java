package io.callbatch.domain.port.out;

import io.callbatch.domain.model.run.ClaimedChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The chunks of all portals that wait for a worker. Safe for use by several threads. */
public interface ChunkQueue {

  /**
   * Claims a chunk that nobody holds, or whose lease has run out, of a batch that hasn't ended. The
   * portals take turns, so that a large batch of one keeps no other one waiting; within a portal it
   * is the chunk that has waited longest. One whose inputs can't be read any more is claimed like
   * any other, as {@link ClaimedChunk.Damaged}, so that it doesn't keep the rest waiting.
   *
   * @param lease how long the chunk is held from now on
   */
  Optional<ClaimedChunk> claim(Instant now, Duration lease);

  /**
   * Gives a chunk back that its holder couldn't do, as if it had never claimed it: somebody may
   * claim it at once. Does nothing where the holder's lease was taken over, or the chunk is done.
   */
  void release(ClaimedChunk claimed);

  /**
   * Waits until there may be something to claim.
   *
   * @param atMost how long at most
   */
  void await(Duration atMost) throws InterruptedException;

  /** Deletes batches that ended before this instant, and answers recorded before it. */
  void sweep(Instant before);
}
