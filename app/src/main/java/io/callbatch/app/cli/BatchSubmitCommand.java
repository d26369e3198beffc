package io.callbatch.app.cli;

import io.callbatch.adapter.json.read.BatchRequest;
import io.callbatch.adapter.json.read.BatchRequestReader;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchLimits;
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
      "FILE is what POST /v1/batches takes: {\"operation\": \"create\", \"inputs\": […]} with",
      "inputs in HubSpot's shapes; for read also properties, propertiesWithHistory,",
      "idProperty and archived. Other members are refused. Where FILE names no",
      "operation, --operation does. A file named .ndjson or .jsonl has an input on each",
      "line.",
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
      completionCandidates = OperationNames.Candidates.class,
      description = "create, read, update, upsert or archive, where FILE doesn't say it.")
  private Optional<OperationKind> operation = Optional.empty();

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
      completionCandidates = FormatNames.Candidates.class,
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
      case JsonResult.Read<BatchOperation>(var accepted, _) ->
          server.use(client -> {
            BatchOutput output = new BatchOutput(terminal);
            BatchJob job = client.submit(id, accepted);
            if (watch) {
              return output.watch(client, job.facts().id().value());
            }
            output.print(job, Optional.empty());
            return ExitStatus.DONE;
          });
      case JsonResult.Refused<BatchOperation>(var refused) -> {
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

  private JsonResult<BatchOperation> read(Source source) throws IOException {
    BatchRequestReader reader =
        new BatchRequestReader(ReadLimits.DEFAULT, ReadOptions.DEFAULT.maxViolations());
    try (InputStream input = source.open(terminal)) {
      return switch (source.format(from)) {
        case JSON -> whole(reader, input);
        case NDJSON -> reader.readLines(operationOfLines(), reader.lines(input));
        case PROTOBUF, DELIMITED, TEXT ->
            throw new UsageException(file + ": inputs are json or ndjson");
      };
    }
  }

  private OperationKind operationOfLines() {
    return operation.orElseThrow(() ->
        new UsageException(
            file + ": lines of inputs don't name their operation; name it with --operation"));
  }

  private JsonResult<BatchOperation> whole(BatchRequestReader reader, InputStream input)
      throws IOException {
    DocumentFrames source =
        DocumentFrames.ofWholeText(input, ReadLimits.DEFAULT.maxDocumentBytes());
    return switch (source.next().orElseThrow()) {
      case Frame.Broken broken -> new JsonResult.Refused<>(broken.refusal());
      case Frame.Document(byte[] text, _) ->
          switch (operation
              .map(kind -> reader.readAs(kind, text))
              .orElseGet(() -> reader.read(text))) {
            case JsonResult.Read<BatchRequest>(var request, var warnings)
                when request.operation().size() > 0 ->
                new JsonResult.Read<>(request.operation(), warnings);
            case JsonResult.Read<BatchRequest>(var request, _) ->
                new JsonResult.Refused<>(
                    request.refusedInputs(
                        text,
                        BatchLimits.inputsExpected(BatchLimits.DEFAULT.maxSubmittedInputs(), 0)));
            case JsonResult.Refused<BatchRequest>(var refused) -> new JsonResult.Refused<>(refused);
          };
    };
  }
}
