package io.callbatch.domain.model.run;

import io.callbatch.domain.model.BatchStatus;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A submitted batch. It waits, is worked on, and ends complete or canceled; each state has only its
 * own data and only the steps that are legal in it.
 */
public sealed interface BatchJob {

  /** What never changes about it. */
  BatchFacts facts();

  /** How far it is. */
  BatchProgress progress();

  /** When work on it started. */
  Optional<Instant> started();

  /** When it ended, complete or canceled. */
  Optional<Instant> ended();

  /** Its state, in HubSpot's words. */
  BatchStatus status();

  /**
   * The inputs that were never tried because the batch was canceled before; none while it may still
   * try them.
   *
   * @param outcomes those of all inputs that were tried
   * @return indexes in rising order
   */
  default List<Integer> untried(List<InputOutcome> outcomes) {
    if (status() != BatchStatus.CANCELED) {
      return List.of();
    }
    BitSet tried = new BitSet(facts().inputsTotal());
    outcomes.forEach(outcome -> tried.set(outcome.input()));
    return IntStream.range(0, facts().inputsTotal())
        .filter(input -> !tried.get(input))
        .boxed()
        .toList();
  }

  /** A batch that has not ended. */
  sealed interface Active extends BatchJob {

    /**
     * The batch after some more inputs.
     *
     * @param more the inputs that were finished; the batch is complete when none is left
     * @param startedAt when work on them started
     * @param now the time
     * @throws IllegalArgumentException if more are done than there are
     */
    default BatchJob advance(BatchProgress more, Instant startedAt, Instant now) {
      BatchProgress progress = progress().plus(more);
      int total = facts().inputsTotal();
      if (progress.done() > total) {
        throw new IllegalArgumentException(
            "%d inputs are done of %d, which can't be".formatted(progress.done(), total));
      }
      Instant first = started().orElse(startedAt);
      return progress.done() == total
          ? new Complete(facts(), progress, first, now)
          : new Processing(facts(), progress, first);
    }

    /** The batch after its caller called it off. */
    default Canceled cancel(Instant now) {
      return new Canceled(facts(), progress(), started(), now);
    }
  }

  /** Accepted, not started. */
  record Pending(BatchFacts facts) implements Active {
    @Override
    public BatchProgress progress() {
      return BatchProgress.NONE;
    }

    @Override
    public Optional<Instant> started() {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> ended() {
      return Optional.empty();
    }

    @Override
    public BatchStatus status() {
      return BatchStatus.PENDING;
    }
  }

  /**
   * Being worked on.
   *
   * @param startedAt when work started
   */
  record Processing(BatchFacts facts, BatchProgress progress, Instant startedAt) implements Active {
    @Override
    public Optional<Instant> started() {
      return Optional.of(startedAt);
    }

    @Override
    public Optional<Instant> ended() {
      return Optional.empty();
    }

    @Override
    public BatchStatus status() {
      return BatchStatus.PROCESSING;
    }
  }

  /**
   * Done.
   *
   * @param startedAt when work started
   * @param completedAt when the last input was done
   */
  record Complete(BatchFacts facts, BatchProgress progress, Instant startedAt, Instant completedAt)
      implements BatchJob {
    @Override
    public Optional<Instant> started() {
      return Optional.of(startedAt);
    }

    @Override
    public Optional<Instant> ended() {
      return Optional.of(completedAt);
    }

    @Override
    public BatchStatus status() {
      return BatchStatus.COMPLETE;
    }
  }

  /**
   * Called off by its caller; what was done stays done.
   *
   * @param started when work started, if it did
   * @param canceledAt when it was called off
   */
  record Canceled(
      BatchFacts facts, BatchProgress progress, Optional<Instant> started, Instant canceledAt)
      implements BatchJob {
    @Override
    public Optional<Instant> ended() {
      return Optional.of(canceledAt);
    }

    @Override
    public BatchStatus status() {
      return BatchStatus.CANCELED;
    }
  }
}
