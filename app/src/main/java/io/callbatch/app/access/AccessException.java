package io.callbatch.app.access;

/** A file with tokens, certificates or keys can't be used; the message says which, and why. */
public final class AccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AccessException(String message) {
    super(message);
  }

  AccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
