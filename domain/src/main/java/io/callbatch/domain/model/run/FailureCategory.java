package io.callbatch.domain.model.run;

/** Kinds of failure of an input, in HubSpot's words. */
public enum FailureCategory {
  /** The input breaks a rule; sending it again changes nothing. */
  VALIDATION_ERROR(false),
  /** There is no such call. */
  OBJECT_NOT_FOUND(false),
  /** Another call has the unique value already. */
  CONFLICT(false),
  /** Something else went wrong; the same input may succeed later. */
  INTERNAL_ERROR(true);

  private final boolean retryable;

  FailureCategory(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether trying the same input again can help. */
  public boolean retryable() {
    return retryable;
  }
}
