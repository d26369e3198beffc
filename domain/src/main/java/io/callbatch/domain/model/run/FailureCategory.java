package io.callbatch.domain.model.run;

/** Kinds of failure of an input. */
public enum FailureCategory {
  /** The input breaks a rule; sending it again changes nothing. */
  VALIDATION_ERROR(false),
  /** There is no such call. */
  OBJECT_NOT_FOUND(false),
  /** Another call has the unique value already. */
  CONFLICT(false),
  /** Something else went wrong; the same input may succeed later. */
  INTERNAL_ERROR(true),
  /**
   * The input names no call as one must be named: it names none, or names it by a property without
   * unique values. On the wire it is a {@link #VALIDATION_ERROR}.
   */
  BAD_REFERENCE(false),
  /**
   * The input names the same call as an earlier one, which it may not. On the wire it is a {@link
   * #VALIDATION_ERROR}.
   */
  REPEATED_REFERENCE(false),
  /** Nothing is wrong with the input; another one kept the whole batch from being done. */
  NOT_ATTEMPTED(false),
  /** The batch was canceled before the input was tried; sent again it may be done. */
  CANCELED(true),
  /**
   * The store kept the input, but can't read it any more; sent again it may be done. On the wire it
   * is an {@link #INTERNAL_ERROR}.
   */
  DAMAGED_INPUT(true);

  private final boolean retryable;

  FailureCategory(boolean retryable) {
    this.retryable = retryable;
  }

  /** The category in HubSpot's words. */
  public String wireName() {
    return switch (this) {
      case BAD_REFERENCE, REPEATED_REFERENCE -> VALIDATION_ERROR.name();
      case DAMAGED_INPUT -> INTERNAL_ERROR.name();
      case VALIDATION_ERROR, OBJECT_NOT_FOUND, CONFLICT, INTERNAL_ERROR, NOT_ATTEMPTED, CANCELED ->
          name();
    };
  }

  /** Whether trying the same input again can help. */
  public boolean retryable() {
    return retryable;
  }
}
