package io.callbatch.app.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Calls a batch off. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "Call a batch off, and print it; what is done of it stays done.",
    footer = {
      "",
      "A batch that has ended stays as it is.",
      "",
      "Example:",
      "  callbatch batch cancel ID"
    })
final class BatchCancelCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ID", description = "The batch.")
  private String id = "";

  @Mixin private BatchServerOptions server = new BatchServerOptions();

  BatchCancelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return server.use(client -> {
      new BatchOutput(terminal).print(client.cancel(id), Optional.empty());
      return ExitStatus.DONE;
    });
  }
}
