package io.callbatch.app.cli;

/** The command line asks for something that can't be done as it stands. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
