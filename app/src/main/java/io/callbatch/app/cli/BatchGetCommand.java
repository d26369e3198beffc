package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.BatchClient;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a batch. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    description = "Print a batch as it is now.",
    footer = {
      "",
      "Examples:",
      "  callbatch batch get ID | jq -r .status",
      "  callbatch batch get ID --include-response | jq .response.results"
    })
final class BatchGetCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ID", description = "The batch.")
  private String id = "";

  @Option(
      names = "--include-response",
      fallbackValue = "true",
      description = "With what came of its inputs so far: HubSpot's document, as response.")
  private boolean includeResponse;

  @Mixin private BatchServerOptions server = new BatchServerOptions();

  BatchGetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return server.use(client -> {
      BatchClient.View view = client.get(id, includeResponse);
      new BatchOutput(terminal).print(view.job(), view.response());
      return ExitStatus.DONE;
    });
  }
}
