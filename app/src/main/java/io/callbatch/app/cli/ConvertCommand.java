package io.callbatch.app.cli;

import io.callbatch.app.Conversions;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConversionSummary;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConvertBatchCommand;
import io.callbatch.domain.usecase.ConcurrencyLimit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts one source to another format. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Convert BatchCallsResponse documents between JSON and protobuf, losing nothing.",
    footer = {
      "",
      "Formats: json, ndjson, protobuf, delimited, text. Where they aren't named they",
      "are guessed from the file names: .json, .ndjson or .jsonl, .pb or .binpb,",
      ".delimited, .txtpb. Standard input is JSON unless named, and what isn't named",
      "at all becomes the other form. An output file is there as a whole or not at",
      "all.",
      "",
      "Examples:",
      "  callbatch convert batch.json batch.pb",
      "  callbatch convert --to text batch.json",
      "  curl -s … | callbatch convert --strict - batch.pb",
      "  callbatch convert --skip-invalid export.ndjson export.delimited"
    })
final class ConvertCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "IN",
      defaultValue = "-",
      description = "File to read; - or nothing is standard input.")
  private String in = "-";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OUT",
      description = "File to write; - or nothing is standard output.")
  private Optional<String> out = Optional.empty();

  @Option(names = "--from", paramLabel = "FORMAT", description = "Format of IN.")
  private Optional<DocumentFormat> from = Optional.empty();

  @Option(names = "--to", paramLabel = "FORMAT", description = "Format of OUT.")
  private Optional<DocumentFormat> to = Optional.empty();

  @Option(
      names = "--skip-invalid",
      fallbackValue = "true",
      description = "Leave bad documents out and go on; the exit status is 1 all the same.")
  private boolean skipInvalid;

  @Option(
      names = "--details",
      fallbackValue = "true",
      description = "Add the typed view of the well-known hs_… properties to protobuf.")
  private boolean details;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  ConvertCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Source source = new Source(in);
    DocumentFormat sourceFormat = source.format(from);
    DocumentFormat targetFormat = targetFormat(sourceFormat);
    try (InputStream input = source.open(terminal)) {
      if (out.isEmpty() || out.get().equals("-")) {
        refuseBinaryToTerminal(targetFormat);
        OutputStream output = new BufferedOutputStream(terminal.output(), 1 << 16);
        ConversionSummary summary = convert(source, input, sourceFormat, output, targetFormat);
        output.flush();
        return status(summary);
      }
      try (OutputFile file = OutputFile.create(out.get())) {
        ConversionSummary summary =
            convert(source, input, sourceFormat, file.stream(), targetFormat);
        if (summary.complete() && (summary.refused() == 0 || skipped(summary, targetFormat))) {
          file.complete();
        }
        return status(summary);
      }
    }
  }

  /** Whether bad documents were left out on demand and there is something left to write. */
  private boolean skipped(ConversionSummary summary, DocumentFormat targetFormat) {
    return skipInvalid && (targetFormat.isStream() || summary.written() > 0);
  }

  private DocumentFormat targetFormat(DocumentFormat sourceFormat) {
    if (to.isPresent()) {
      return to.get();
    }
    Optional<String> file = out.filter(name -> !name.equals("-"));
    return file.isEmpty()
        ? FormatNames.otherForm(sourceFormat)
        : file.flatMap(FormatNames::ofFile)
            .orElseThrow(() ->
                new UsageException(
                    file.get()
                        + ": the name doesn't tell the format; name it with --to, for example"
                        + " --to json"));
  }

  private void refuseBinaryToTerminal(DocumentFormat format) {
    boolean binary = format == DocumentFormat.PROTOBUF || format == DocumentFormat.DELIMITED;
    if (binary && out.isEmpty() && terminal.outputIsTerminal()) {
      throw new UsageException(
          "binary protobuf is nothing for a terminal; name a file, use --to text, or insist with"
              + " -");
    }
  }

  private ConversionSummary convert(
      Source source,
      InputStream input,
      DocumentFormat sourceFormat,
      OutputStream target,
      DocumentFormat targetFormat)
      throws IOException {
    ConversionSummary summary;
    try (Progress progress = new Progress(terminal, source.size())) {
      summary =
          new Conversions(reading.limits().readLimits(), ConcurrencyLimit.none())
              .convertBatch()
              .convert(
                  new ConvertBatchCommand(
                      sourceFormat,
                      progress.counting(input),
                      targetFormat,
                      target,
                      reading.readOptions(),
                      new WriteOptions(details),
                      skipInvalid),
                  (ordinal, document) -> {
                    if (document instanceof Reading.Refused refused) {
                      progress.close();
                      FindingLines.printViolations(
                          terminal.errors(), source.name(), refused.violations());
                    }
                    progress.documents(ordinal);
                  });
    }
    if (targetFormat == DocumentFormat.JSON && summary.written() > 0) {
      target.write('\n');
    }
    if (summary.warnings() > 0) {
      terminal
          .errors()
          .println(
              "%s: %s; callbatch validate tells more"
                  .formatted(source.name(), Counted.of(summary.warnings(), "warning")));
    }
    return summary;
  }

  private static int status(ConversionSummary summary) {
    return summary.refused() == 0 ? ExitStatus.DONE : ExitStatus.VIOLATIONS;
  }
}
