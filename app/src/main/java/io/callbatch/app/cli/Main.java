package io.callbatch.app.cli;

import io.callbatch.app.logging.JsonLogHandler;
import java.util.Map;

/** The program. */
public final class Main {

  private Main() {}

  /** Runs the command line and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), arguments));
  }

  /** Runs the command line with these environment variables. */
  static int run(Map<String, String> environment, String... arguments) {
    JsonLogHandler.outlastShutdown();
    Headstart.begin();
    System.setProperty("picocli.disable.closures", "true"); // it would look through every jar
    return new CommandLineApp(Terminal.ofProcess(), environment).run(arguments);
  }
}
