package io.callbatch.domain.port.out;

/** A worker's lease has run out and another one holds its chunk; nothing was written. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which lease. */
  public LeaseLostException(String message) {
    super(message);
  }
}
