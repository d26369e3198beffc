package io.callbatch.app.cli;

import io.callbatch.app.logging.JsonLogHandler;

/** The program. */
public final class Main {

  private Main() {}

  /** Runs the command line and exits with its status. */
  public static void main(String[] arguments) {
    JsonLogHandler.outlastShutdown();
    int status = new CommandLineApp(Terminal.ofProcess(), System.getenv()).run(arguments);
    System.exit(status);
  }
}
