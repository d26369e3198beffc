package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.run.BatchChunk;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchProgress;
import io.callbatch.domain.model.run.ClaimedChunk;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.out.ChunkQueue;
import io.callbatch.domain.port.out.LeaseLostException;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import io.callbatch.domain.port.out.Transaction;
import io.callbatch.domain.port.out.Transactions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * Works submitted batches off, chunk by chunk. Each chunk is done in one transaction with its
 * outcomes and the batch's progress, so it is done once, whatever happens to this process. Several
 * threads may run it.
 */
public final class BatchWorker implements Runnable {

  private static final Logger LOGGER = System.getLogger(BatchWorker.class.getName());

  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Claims of a chunk after which its inputs fail, since doing it seems to bring workers down. */
  private static final int MOST_CLAIMS = 5;

  private final Transactions transactions;
  private final ChunkQueue queue;
  private final InstantSource clock;
  private final Duration lease;
  private final BooleanSupplier stopping;

  /** Chunks that couldn't be done because of the store, and that are still held. */
  private final Queue<ClaimedChunk> unfinished = new ConcurrentLinkedQueue<>();

  /**
   * Works on this store.
   *
   * @param lease how long a chunk is held, positive; a worker that needs longer has stopped, as far
   *     as others know
   * @param stopping asked before each chunk, and at least once a second: whether to end
   */
  public BatchWorker(
      Transactions transactions,
      ChunkQueue queue,
      InstantSource clock,
      Duration lease,
      BooleanSupplier stopping) {
    this.transactions = transactions;
    this.queue = queue;
    this.clock = clock;
    this.lease = lease;
    this.stopping = stopping;
  }

  /**
   * Works until it is told to stop, whatever is thrown, even by the log; a chunk that is under way
   * is finished first.
   */
  @Override
  public void run() {
    while (!stopping.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      try {
        workOrWait();
      } catch (RuntimeException | Error _) {
        // What failed has been told as far as that was possible; batches wait for this thread.
      }
    }
  }

  private void workOrWait() {
    try {
      if (!workOnce()) {
        queue.await(IDLE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (StoreUnavailableException e) {
      try {
        LOGGER.log(Level.WARNING, "the store can''t be used: {0}", e.getMessage());
      } finally {
        pause(e.retryAfter());
      }
    } catch (RuntimeException | Error e) {
      try {
        LOGGER.log(Level.ERROR, "a chunk failed and will be tried again", e);
      } finally {
        pause(IDLE);
      }
    }
  }

  /** Waits, but not much longer than it takes to hear that the worker is to stop. */
  private void pause(Duration asked) {
    try {
      Duration left = asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
      while (left.isPositive() && !stopping.getAsBoolean()) {
        Thread.sleep(left.compareTo(IDLE) < 0 ? left : IDLE);
        left = left.minus(IDLE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does one chunk, if there is one to do; whether there was. */
  public boolean workOnce() {
    releaseUnfinished();
    Optional<ClaimedChunk> claimed = queue.claim(Millis.now(clock), lease);
    claimed.ifPresent(this::work);
    return claimed.isPresent();
  }

  /** The chunk isn't at fault, so these claims must not count against it. */
  private void releaseUnfinished() {
    for (ClaimedChunk held = unfinished.peek(); held != null; held = unfinished.peek()) {
      queue.release(held);
      unfinished.remove(held);
    }
  }

  private void work(ClaimedChunk claimed) {
    Instant startedAt = Millis.now(clock);
    try {
      transactions.write(
          claimed.caller().portal(),
          transaction -> {
            finish(transaction, claimed, outcomes(transaction, claimed, startedAt), startedAt);
            return claimed;
          });
    } catch (LeaseLostException e) {
      LOGGER.log(Level.INFO, "chunk {0} is left to another worker: {1}", claimed.ordinal(), e);
    } catch (BatchEndedException e) {
      LOGGER.log(Level.DEBUG, "chunk {0} isn''t written: {1}", claimed.ordinal(), e);
    } catch (StoreUnavailableException e) {
      if (e.reason() != Reason.DAMAGED) {
        unfinished.add(claimed);
      }
      throw e;
    }
  }

  private static List<InputOutcome> outcomes(
      Transaction transaction, ClaimedChunk claimed, Instant startedAt) {
    return switch (claimed) {
      case ClaimedChunk.Sound sound when sound.fence() > MOST_CLAIMS ->
          failed(sound.chunk().firstInput(), sound.chunk().operation().size(), Failures.internal());
      case ClaimedChunk.Sound sound -> done(transaction, sound, startedAt);
      case ClaimedChunk.Damaged damaged -> {
        LOGGER.log(
            Level.ERROR,
            "the inputs of chunk {0} of batch {1} are damaged",
            damaged.ordinal(),
            damaged.batch().value());
        yield failed(damaged.firstInput(), damaged.inputs(), Failures.damaged());
      }
    };
  }

  private static List<InputOutcome> done(
      Transaction transaction, ClaimedChunk.Sound claimed, Instant startedAt) {
    BatchChunk chunk = claimed.chunk();
    List<InputOutcome> outcomes =
        Operations.run(
            Work.in(transaction, claimed.caller(), startedAt), chunk.operation(), chunk.repeated());
    return outcomes.stream()
        .map(outcome -> outcome.at(chunk.firstInput() + outcome.input()))
        .toList();
  }

  private static List<InputOutcome> failed(int firstInput, int inputs, InputFailure failure) {
    List<InputOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      outcomes.add(new InputOutcome.Failed(firstInput + i, failure));
    }
    return outcomes;
  }

  /** The batch is locked last, so that chunks of one batch hardly wait for each other. */
  private void finish(
      Transaction transaction,
      ClaimedChunk claimed,
      List<InputOutcome> outcomes,
      Instant startedAt) {
    transaction.batches().finish(claimed, outcomes);
    BatchJob job =
        transaction.batches().find(claimed.batch()).orElseThrow(BatchEndedException::new);
    if (!(job instanceof BatchJob.Active active)) {
      throw new BatchEndedException();
    }
    int failed =
        Math.toIntExact(outcomes.stream().filter(InputOutcome.Failed.class::isInstance).count());
    BatchProgress more = new BatchProgress(outcomes.size(), failed);
    transaction.batches().save(active.advance(more, startedAt, Millis.now(clock)));
  }

  /** The batch was called off meanwhile, so nothing of the chunk may be written. */
  private static final class BatchEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
