package io.callbatch.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the servers. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Run the HTTP and gRPC servers.")
final class ServeCommand implements Callable<Integer> {

  ServeCommand(Terminal terminal) {}

  @Override
  public Integer call() {
    return ExitStatus.USAGE;
  }
}
