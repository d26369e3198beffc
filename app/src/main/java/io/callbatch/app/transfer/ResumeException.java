package io.callbatch.app.transfer;

/** An interrupted transfer can't be gone on with. */
public final class ResumeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ResumeException(String message) {
    super(message);
  }
}
