package io.callbatch.app.cli;

import io.callbatch.adapter.json.write.FindingsJson;
import io.callbatch.app.Conversions;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.in.ValidateBatchUseCase;
import io.callbatch.domain.port.in.ValidateBatchUseCase.ValidateBatchCommand;
import io.callbatch.domain.port.in.ValidateBatchUseCase.ValidationSummary;
import io.callbatch.domain.usecase.ConcurrencyLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with documents. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Say everything that is wrong with BatchCallsResponse documents.",
    footer = {
      "",
      "text: violations on standard error, warnings and the count on standard output.",
      "json: one JSON object for each FILE on standard output.",
      "",
      "Examples:",
      "  callbatch validate batch.json",
      "  callbatch validate --strict --report json *.json | jq .violations",
      "  callbatch validate --from ndjson - < export"
    })
final class ValidateCommand implements Callable<Integer> {

  /** How findings are put out. */
  enum ReportForm {
    TEXT,
    JSON
  }

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to validate; - is standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "Format of the files, where their names don't tell it.")
  private Optional<DocumentFormat> from = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private ReportForm report = ReportForm.TEXT;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  private long valid;
  private long invalid;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ValidateBatchUseCase validateBatch =
        new Conversions(reading.limits().readLimits(), ConcurrencyLimit.none()).validateBatch();
    ReadOptions options = reading.readOptions();
    PrintWriter output = terminal.outputLines();
    boolean unreadable = false;
    for (String file : files) {
      try {
        validate(validateBatch, options, new Source(file), output);
      } catch (IOException | UsageException e) {
        terminal.errors().println("callbatch validate: " + FailureTexts.of(e));
        unreadable = true;
      }
    }
    if (report == ReportForm.TEXT) {
      output.println("%d valid, %d invalid".formatted(valid, invalid));
    }
    output.flush();
    if (unreadable) {
      return ExitStatus.USAGE;
    }
    return invalid == 0 ? ExitStatus.DONE : ExitStatus.VIOLATIONS;
  }

  private void validate(
      ValidateBatchUseCase validateBatch, ReadOptions options, Source source, PrintWriter output)
      throws IOException {
    ValidationSummary summary;
    try (InputStream input = source.open(terminal);
        Progress progress = new Progress(terminal, source.size())) {
      summary =
          validateBatch.validate(
              new ValidateBatchCommand(source.format(from), progress.counting(input), options),
              (ordinal, document) -> {
                if (report == ReportForm.TEXT) {
                  print(document, source, output, progress);
                }
                progress.documents(ordinal);
              });
    }
    valid += summary.valid();
    invalid += summary.invalid();
    if (report == ReportForm.JSON) {
      output.println(
          FindingsJson.report(
              Optional.of(source.name()), summary.violations(), summary.warnings()));
    }
  }

  private void print(Reading document, Source source, PrintWriter output, Progress progress) {
    if (document instanceof Reading.Refused refused) {
      progress.close();
      FindingLines.printViolations(terminal.errors(), source.name(), refused.violations());
    }
    FindingLines.printWarnings(output, source.name(), document.warnings());
  }
}
