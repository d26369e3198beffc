package io.callbatch.domain.port.out;

import java.time.Duration;

/** The store can't do its work now; trying later can help. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What keeps the store from working. */
  public enum Reason {
    /** It can't be reached, or is too busy. */
    UNREACHABLE,
    /** It has no room left. */
    FULL,
    /** It can be read, but not written. */
    READ_ONLY,
    /** Its data are damaged. */
    DAMAGED,
    /** As many read from it as may at the same time, or as many of this portal. */
    BUSY,
    /** A read took longer than a read may, and was ended. */
    TIMED_OUT,
    /** The work was ended because whoever asked for it is gone, or because the process stops. */
    ENDED
  }

  private final Reason reason;
  private final Duration retryAfter;

  /**
   * Says what is wrong.
   *
   * @param retryAfter how long the caller should wait before it tries again
   */
  public StoreUnavailableException(
      Reason reason, String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** What keeps the store from working. */
  public Reason reason() {
    return reason;
  }

  /** How long the caller should wait before it tries again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
