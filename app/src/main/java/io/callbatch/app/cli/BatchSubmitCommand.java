package io.callbatch.app.cli;

import io.callbatch.adapter.json.read.BatchInputReader;
import io.callbatch.adapter.json.read.InputReading;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a server do a batch. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = "Submit a batch, and print it as it is then.",
    footer = {
      "",
      "FILE is the body that HubSpot takes for a batch, {\"inputs\": […]}; for read also",
      "properties, propertiesWithHistory, idProperty and archived. A file named .ndjson",
      "or .jsonl has an input on each line.",
      "",
      "Exit status: 0 submitted, 1 FILE is no such body; 2 usage, environment, or the",
      "server refuses. With --watch 1 also where inputs failed or it was canceled.",
      "",
      "Examples:",
      "  callbatch batch submit --operation create inputs.json",
      "  callbatch batch submit --operation archive --watch ids.ndjson",
      "  callbatch batch submit --operation update --request-id nightly-7 - < in.json"
    })
final class BatchSubmitCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--operation",
      paramLabel = "OPERATION",
      required = true,
      description = "create, read, update, upsert or archive.")
  private OperationKind operation = OperationKind.CREATE;

  @Option(
      names = "--request-id",
      paramLabel = "ID",
      description =
          "Your name for this submission: repeated with the same content it is the same batch.")
  private Optional<String> requestId = Optional.empty();

  @Option(
      names = "--watch",
      fallbackValue = "true",
      description = "Follow the batch to its end, as callbatch batch watch does.")
  private boolean watch;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "json or ndjson, where FILE's name doesn't tell it.")
  private Optional<DocumentFormat> from = Optional.empty();

  @Parameters(index = "0", paramLabel = "FILE", description = "The inputs; - is standard input.")
  private String file = "-";

  @Mixin private BatchServerOptions server = new BatchServerOptions();

  BatchSubmitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<RequestId> id = requestId();
    return switch (read(new Source(file))) {
      case InputReading.Accepted<BatchOperation> accepted ->
          server.use(client -> {
            BatchOutput output = new BatchOutput(terminal);
            BatchJob job = client.submit(id, accepted.value());
            if (watch) {
              return output.watch(client, job.facts().id().value());
            }
            output.print(job, Optional.empty());
            return ExitStatus.DONE;
          });
      case InputReading.Refused<BatchOperation> refused -> {
        print(refused.violations());
        yield ExitStatus.VIOLATIONS;
      }
    };
  }

  private void print(Findings violations) {
    FindingLines.printViolations(terminal.errors(), file, violations);
  }

  private Optional<RequestId> requestId() {
    try {
      return requestId.map(RequestId::new);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--request-id: " + e.getMessage());
    }
  }

  private InputReading<BatchOperation> read(Source source) throws IOException {
    BatchInputReader reader = new BatchInputReader(ReadLimits.DEFAULT);
    try (InputStream input = source.open(terminal)) {
      return switch (source.format(from)) {
        case JSON -> {
          DocumentFrames whole =
              DocumentFrames.ofWholeText(input, ReadLimits.DEFAULT.maxDocumentBytes());
          yield switch (whole.next().orElseThrow()) {
            case Frame.Document text -> reader.operation(operation, text);
            case Frame.Broken broken ->
                new InputReading.Refused<BatchOperation>(broken.refusal().violations());
          };
        }
        case NDJSON -> reader.operation(operation, reader.lines(input));
        case PROTOBUF, DELIMITED, TEXT ->
            throw new UsageException(file + ": inputs are json or ndjson");
      };
    }
  }
}
