package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.BatchClient;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.run.BatchJob;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Lists batches. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Print the batches of a server, newest first, one on a line.",
    footer = {
      "",
      "Examples:",
      "  callbatch batch list --limit 10",
      "  callbatch batch list --status processing | jq -r .id"
    })
final class BatchListCommand implements Callable<Integer> {

  private static final int LARGEST_PAGE = 1_000;

  private static final List<String> STATUSES =
      Arrays.stream(BatchStatus.values())
          .map(status -> status.name().toLowerCase(Locale.ROOT))
          .toList();

  private final Terminal terminal;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      completionCandidates = Statuses.class,
      description = "Only those that are pending, processing, canceled or complete.")
  private Optional<BatchStatus> status = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most N batches, 0 for all (default: ${DEFAULT-VALUE}).")
  private long limit;

  @Mixin private BatchServerOptions server = new BatchServerOptions();

  BatchListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new UsageException("expected --limit of at least 0, found " + limit);
    }
    return server.use(client -> {
      BatchOutput output = new BatchOutput(terminal);
      long left = limit == 0 ? Long.MAX_VALUE : limit;
      Optional<String> page = Optional.of("");
      long printed = 0;
      while (page.isPresent() && left > 0 && output.isRead()) {
        BatchClient.Page batches =
            client.list(status, (int) Math.min(left, LARGEST_PAGE), page.get());
        for (BatchJob job : batches.jobs()) {
          output.print(job, Optional.empty());
        }
        printed += batches.jobs().size();
        left -= batches.jobs().size();
        page = batches.next();
      }
      if (printed == 0) {
        terminal.errors().println("callbatch batch list: there are no such batches");
      }
      return ExitStatus.DONE;
    });
  }

  static BatchStatus parse(String name) {
    int index = STATUSES.indexOf(name.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new TypeConversionException(
          "expected one of %s, found %s".formatted(String.join(", ", STATUSES), name));
    }
    return BatchStatus.values()[index];
  }

  /** What completion offers. */
  static final class Statuses implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return STATUSES.iterator();
    }
  }
}
