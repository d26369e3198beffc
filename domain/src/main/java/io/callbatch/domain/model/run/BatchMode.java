package io.callbatch.domain.model.run;

import java.util.ArrayList;
import java.util.List;

/** How far a failing input keeps the others of its batch from being done. */
public enum BatchMode {
  /**
   * Each input stands for itself. The id of a call that was merged into another one stands for that
   * one; in the other modes an update of it is passed over, as HubSpot does.
   */
  EACH_INPUT,
  /**
   * Each input stands for itself, unless one names no call as it must be named, or one that an
   * earlier input names: then nothing is done. This is HubSpot's rule where every input has an
   * {@code objectWriteTraceId} of its own.
   */
  MULTI_STATUS,
  /**
   * All inputs are done or none is; but an input whose call isn't there doesn't hold up the others.
   * This is HubSpot's rule for inputs without {@code objectWriteTraceId}.
   */
  ALL_OR_NOTHING;

  /** Whether a failure of one input keeps all others from being done. */
  public boolean refuses(InputFailure failure) {
    return switch (failure.category()) {
      case BAD_REFERENCE, REPEATED_REFERENCE -> this != EACH_INPUT;
      case VALIDATION_ERROR, CONFLICT, INTERNAL_ERROR, DAMAGED_INPUT -> this == ALL_OR_NOTHING;
      case OBJECT_NOT_FOUND, NOT_ATTEMPTED, CANCELED -> false;
    };
  }

  /** The failures for which the whole batch is refused; none: it isn't. */
  public List<InputFailure> refusals(List<InputOutcome> outcomes) {
    List<InputFailure> refusals = new ArrayList<>();
    for (InputOutcome outcome : outcomes) {
      if (outcome instanceof InputOutcome.Failed failed && refuses(failed.failure())) {
        refusals.add(failed.failure());
      }
    }
    return refusals;
  }
}
