package io.callbatch.domain.model.run;

import java.time.Instant;

/**
 * What never changes about a submitted batch.
 *
 * @param id its id
 * @param operation what it does
 * @param requestedAt when it was submitted
 * @param inputsTotal how many inputs it has, 1 or more
 */
public record BatchFacts(
    BatchId id, OperationKind operation, Instant requestedAt, int inputsTotal) {

  /**
   * Checks the total.
   *
   * @throws IllegalArgumentException if there is no input
   */
  public BatchFacts {
    if (inputsTotal < 1) {
      throw new IllegalArgumentException(
          "a batch has " + inputsTotal + " inputs, but must have at least 1");
    }
  }
}
