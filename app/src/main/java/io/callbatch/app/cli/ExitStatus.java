package io.callbatch.app.cli;

/** What the process exits with. */
final class ExitStatus {

  /** Everything that was asked for is done. */
  static final int DONE = 0;

  /** A document has violations, or some calls were rejected. */
  static final int VIOLATIONS = 1;

  /** The command line is wrong, or a file, port or server couldn't be used. */
  static final int USAGE = 2;

  /** A server that can't go on, since one of its parts can't be started again. */
  static final int GAVE_UP = 70;

  private ExitStatus() {}
}
