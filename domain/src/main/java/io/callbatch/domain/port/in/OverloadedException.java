package io.callbatch.domain.port.in;

import java.time.Duration;

/** Too much is under way already; the same request can be tried again a little later. */
public final class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * Says what is exhausted.
   *
   * @param retryAfter how long the caller should wait, 1 second or more
   */
  public OverloadedException(String message, Duration retryAfter) {
    super(message, null, false, false); // refusing is to cost little
    this.retryAfter = retryAfter;
  }

  /** How long the caller should wait before it tries again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
