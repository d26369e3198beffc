package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the outcome of each input, in whatever order they become known. For one thread. */
final class Outcomes {

  private final @Nullable InputOutcome[] outcomes;

  Outcomes(int inputs) {
    outcomes = new @Nullable InputOutcome[inputs];
  }

  void done(int input, Optional<Call> call) {
    outcomes[input] = new InputOutcome.Done(input, call);
  }

  void failed(int input, InputFailure failure) {
    outcomes[input] = new InputOutcome.Failed(input, failure);
  }

  /** Whether the input's outcome is known. */
  boolean isKnown(int input) {
    return outcomes[input] != null;
  }

  /**
   * Whether what is planned may be done; if not, all inputs that were to be done are noted as not
   * attempted. To be asked when every outcome is known.
   */
  boolean allow(BatchMode mode) {
    if (mode.refusals(inOrder()).isEmpty()) {
      return true;
    }
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] instanceof InputOutcome.Done) {
        failed(i, Failures.notAttempted());
      }
    }
    return false;
  }

  /**
   * All outcomes, in the order of the inputs.
   *
   * @throws NullPointerException if one isn't known
   */
  List<InputOutcome> inOrder() {
    List<InputOutcome> inOrder = new ArrayList<>(outcomes.length);
    Arrays.stream(outcomes).map(Objects::requireNonNull).forEach(inOrder::add);
    return inOrder;
  }
}
