package io.callbatch.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Follows a batch. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Follow a batch to its end.",
    footer = {
      "",
      "At a terminal it shows a bar, then the batch at its end; elsewhere the batch on",
      "a line after each change. It goes on when the server comes back soon after a",
      "restart. Exit status: 0 all inputs are done, 1 some failed or it was canceled,",
      "2 usage or environment.",
      "",
      "Examples:",
      "  callbatch batch watch ID",
      "  callbatch batch watch ID | jq .inputsDone"
    })
final class BatchWatchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ID", description = "The batch.")
  private String id = "";

  @Mixin private BatchServerOptions server = new BatchServerOptions();

  BatchWatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return server.use(client -> new BatchOutput(terminal).watch(client, id));
  }
}
