package io.callbatch.domain.model.run;

import java.time.Instant;
import java.util.List;

/**
 * What came of a batch that was done at once.
 *
 * @param startedAt when work on it started
 * @param completedAt when it was done
 * @param outcomes one for each input, in the order of the inputs
 */
public record BatchOutcome(Instant startedAt, Instant completedAt, List<InputOutcome> outcomes) {

  /** Copies the outcomes. */
  public BatchOutcome {
    outcomes = List.copyOf(outcomes);
  }
}
