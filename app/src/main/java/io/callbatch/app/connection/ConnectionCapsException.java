package io.callbatch.app.connection;

/** The process may not open the files that its connections need; the message says what to do. */
public final class ConnectionCapsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConnectionCapsException(String message) {
    super(message);
  }
}
