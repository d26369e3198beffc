package io.callbatch.app.cli;

import io.callbatch.adapter.json.write.FindingsJson;
import io.callbatch.app.Conversions;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
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
      "text: violations on standard error; warnings, and how many violations there are",
      "of each rule, on standard output, and last how many documents are valid.",
      "json: one JSON object for each FILE on standard output.",
      "ndjson: one JSON object for each finding on standard output.",
      "",
      "Examples:",
      "  callbatch validate batch.json",
      "  callbatch validate --strict --report json *.json | jq .violations",
      "  callbatch validate --report ndjson big.ndjson.gz | jq -r .rule | sort",
      "  callbatch validate --from ndjson - < export"
    })
final class ValidateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to validate; - is standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      completionCandidates = FormatNames.Candidates.class,
      description = "Format of the files, where their names don't tell it.")
  private Optional<DocumentFormat> from = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FORM",
      defaultValue = "text",
      completionCandidates = ReportForm.Candidates.class,
      description = "text, json or ndjson (default: ${DEFAULT-VALUE}).")
  private ReportForm report = ReportForm.TEXT;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Mixin private ProgressOptions progressOptions = new ProgressOptions();

  private final RuleCounts rules = new RuleCounts();
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
      } catch (ReaderGoneException _) {
        break;
      }
    }
    if (report == ReportForm.TEXT && !progressOptions.quiet()) {
      rules.lines().forEach(output::println);
      output.println(counts());
    } else if (report == ReportForm.NDJSON) {
      rules.lines().forEach(line -> progressOptions.summary(terminal, line));
      progressOptions.summary(terminal, counts());
    }
    output.flush();
    if (unreadable) {
      return ExitStatus.USAGE;
    }
    return invalid == 0 ? ExitStatus.DONE : ExitStatus.VIOLATIONS;
  }

  private String counts() {
    return "%d valid, %d invalid".formatted(valid, invalid);
  }

  private void validate(
      ValidateBatchUseCase validateBatch, ReadOptions options, Source source, PrintWriter output)
      throws IOException {
    ValidationSummary summary;
    try (Progress progress = progressOptions.begin(terminal, source.size(), "documents");
        InputStream input = source.open(terminal, progress::counting)) {
      summary =
          validateBatch.validate(
              new ValidateBatchCommand(source.format(from), input, options),
              (ordinal, document) -> {
                rules.add(document);
                print(document, source, output, progress);
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
    if (report == ReportForm.TEXT) {
      if (document instanceof Reading.Refused refused) {
        progress.clear();
        FindingLines.printViolations(terminal.errors(), source.name(), refused.violations());
      }
      if (!progressOptions.quiet()) {
        FindingLines.printWarnings(output, source.name(), document.warnings());
      }
    } else if (report == ReportForm.NDJSON) {
      if (document instanceof Reading.Refused refused) {
        printNdjson(output, source, "violation", refused.violations());
      }
      printNdjson(output, source, "warning", document.warnings());
    }
  }

  private static void printNdjson(
      PrintWriter output, Source source, String kind, Findings findings) {
    for (Violation finding : findings.listed()) {
      output.println(FindingsJson.finding(source.name(), kind, finding));
      if (output.checkError()) {
        throw new ReaderGoneException();
      }
    }
    if (findings.omitted() > 0) {
      output.println(FindingsJson.omitted(source.name(), kind, findings.omitted()));
    }
  }

  /** Nobody reads the report any more, or it can't be written; why is known by the output. */
  private static final class ReaderGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
