package io.callbatch.domain.testing;

import org.junit.jupiter.api.Test;

/**
 * The services over a store do what a simple model does: random operations, compared after each
 * step.
 */
public abstract class BatchStateMachineContract extends StoreContract {
  private static final int STEPS = 60;

  private int portals;

  /** How many runs of {@value #STEPS} operations. */
  protected int runs() {
    return 40;
  }

  @Test
  void randomOperationsDoWhatTheModelDoes() {
    Samples.check(
        "batches do what a simple model does",
        runs(),
        random -> new BatchStateMachine(store, "run-" + portals++, new Draw(random)).run(STEPS));
  }
}
