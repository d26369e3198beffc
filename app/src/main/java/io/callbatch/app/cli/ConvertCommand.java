package io.callbatch.app.cli;

import io.callbatch.adapter.json.write.NdjsonCallWriter;
import io.callbatch.app.Conversions;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConversionSummary;
import io.callbatch.domain.port.in.ConvertBatchUseCase.ConvertBatchCommand;
import io.callbatch.domain.port.in.ValidateBatchUseCase.ValidateBatchCommand;
import io.callbatch.domain.usecase.ConcurrencyLimit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
      "at all becomes the other form. --to calls writes the calls of the documents, one",
      "on a line, as callbatch import reads and callbatch export writes them. gzip and",
      "Zstandard are recognised by their first bytes, and written where a name ends in",
      ".gz or .zst. An output file is there as a whole or not at all.",
      "",
      "Examples:",
      "  callbatch convert batch.json batch.pb",
      "  callbatch convert --to text batch.json",
      "  curl -s … | callbatch convert --strict - batch.pb",
      "  callbatch convert export.ndjson.gz export.delimited.zst",
      "  callbatch convert --skip-invalid --rejected bad.ndjson in.ndjson out.delimited",
      "  callbatch convert --to calls batches.ndjson | callbatch import -"
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

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      completionCandidates = FormatNames.Candidates.class,
      description = "Format of IN.")
  private Optional<DocumentFormat> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      completionCandidates = TargetFormat.Candidates.class,
      description = "Format of OUT, or calls.")
  private Optional<TargetFormat> to = Optional.empty();

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

  @Option(
      names = "--rejected",
      paramLabel = "FILE",
      description = "With --skip-invalid: write the bad documents to this file, as they came.")
  private Optional<String> rejected = Optional.empty();

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Mixin private ProgressOptions progressOptions = new ProgressOptions();

  ConvertCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Source source = new Source(in);
    DocumentFormat sourceFormat = source.format(from);
    TargetFormat targetFormat = targetFormat(sourceFormat);
    requirePossible(sourceFormat, targetFormat);
    if (rejected.isEmpty()) {
      return convert(source, sourceFormat, targetFormat, Optional.empty());
    }
    try (OutputFile file = OutputFile.create(rejected.get())) {
      int status = convert(source, sourceFormat, targetFormat, Optional.of(file.stream()));
      file.complete();
      return status;
    }
  }

  private void requirePossible(DocumentFormat sourceFormat, TargetFormat targetFormat) {
    if (sourceFormat.isStream() && !targetFormat.isStream()) {
      throw new UsageException(
          "%s can hold many documents and %s holds one; use --to ndjson, --to delimited or --to calls"
              .formatted(sourceFormat.label(), targetFormat.label()));
    }
    if (rejected.isPresent()) {
      if (!skipInvalid) {
        throw new UsageException("--rejected needs --skip-invalid");
      }
      FormatNames.requireWritable(rejected.get(), "--rejected", EnumSet.of(sourceFormat));
    }
  }

  private int convert(
      Source source,
      DocumentFormat sourceFormat,
      TargetFormat targetFormat,
      Optional<OutputStream> rejects)
      throws IOException {
    try (Progress progress = progressOptions.begin(terminal, source.size(), "documents");
        InputStream input = source.open(terminal, progress::counting)) {
      Conversion conversion =
          new Conversion(source, sourceFormat, targetFormat, rejects, input, progress);
      if (out.isEmpty() || out.get().equals("-")) {
        refuseBinaryToTerminal(targetFormat);
        OutputStream output = new BufferedOutputStream(terminal.output(), 1 << 16);
        ConversionSummary summary = conversion.to(output);
        output.flush();
        return conversion.status(summary);
      }
      try (OutputFile file = OutputFile.create(out.get())) {
        ConversionSummary summary = conversion.to(file.stream());
        if (summary.complete() && (summary.refused() == 0 || skipped(summary, targetFormat))) {
          file.complete();
        }
        return conversion.status(summary);
      }
    }
  }

  /** Whether bad documents were left out on demand and there is something left to write. */
  private boolean skipped(ConversionSummary summary, TargetFormat targetFormat) {
    return skipInvalid && (targetFormat.isStream() || summary.written() > 0);
  }

  private TargetFormat targetFormat(DocumentFormat sourceFormat) {
    Optional<String> file = out.filter(name -> !name.equals("-"));
    if (to.isPresent()) {
      Set<DocumentFormat> written =
          to.get() == TargetFormat.CALLS
              ? EnumSet.of(DocumentFormat.NDJSON)
              : EnumSet.allOf(DocumentFormat.class);
      file.ifPresent(name -> FormatNames.requireWritable(name, "convert", written));
      return to.get();
    }
    if (file.isEmpty()) {
      return TargetFormat.of(FormatNames.otherForm(sourceFormat));
    }
    return FormatNames.ofFile(file.get())
        .map(TargetFormat::of)
        .orElseThrow(() ->
            new UsageException(
                "%s: the name doesn't tell a format that convert can write; name it with --to, or"
                        .formatted(file.get())
                    + " end it in one of "
                    + FormatNames.endings(EnumSet.allOf(DocumentFormat.class))));
  }

  private void refuseBinaryToTerminal(TargetFormat format) {
    boolean binary = format == TargetFormat.PROTOBUF || format == TargetFormat.DELIMITED;
    if (binary && out.isEmpty() && terminal.outputIsTerminal()) {
      throw new UsageException(
          "binary protobuf is nothing for a terminal; name a file, use --to text, or insist with"
              + " -");
    }
  }

  /** One conversion of one source. */
  private final class Conversion {

    private final Source source;
    private final DocumentFormat sourceFormat;
    private final TargetFormat targetFormat;
    private final Optional<OutputStream> rejects;
    private final InputStream input;
    private final Progress progress;
    private final RejectedDocuments rejectedDocuments = new RejectedDocuments();
    private long calls;

    Conversion(
        Source source,
        DocumentFormat sourceFormat,
        TargetFormat targetFormat,
        Optional<OutputStream> rejects,
        InputStream input,
        Progress progress) {
      this.source = source;
      this.sourceFormat = sourceFormat;
      this.targetFormat = targetFormat;
      this.rejects = rejects;
      this.input = input;
      this.progress = progress;
    }

    ConversionSummary to(OutputStream target) throws IOException {
      ConversionSummary summary =
          targetFormat == TargetFormat.CALLS ? toCalls(target) : toDocuments(target);
      progress.clear();
      if (targetFormat == TargetFormat.JSON && summary.written() > 0) {
        target.write('\n');
      }
      if (summary.warnings() > 0) {
        progressOptions.summary(
            terminal,
            "%s: %s; callbatch validate tells more"
                .formatted(source.name(), Counted.of(summary.warnings(), "warning")));
      }
      if (summary.complete() && (sourceFormat.isStream() || skipInvalid)) {
        progressOptions.summary(terminal, counts(summary));
      }
      return summary;
    }

    private String counts(ConversionSummary summary) {
      String counts =
          "%s: %s converted, %s skipped"
              .formatted(
                  source.name(),
                  Counted.of(summary.written(), "document"),
                  Counted.number(summary.refused()));
      return targetFormat == TargetFormat.CALLS
          ? counts + ", " + Counted.of(calls, "call") + " written"
          : counts;
    }

    private ConversionSummary toDocuments(OutputStream target) throws IOException {
      return conversions()
          .convertBatch()
          .convert(
              new ConvertBatchCommand(
                  sourceFormat,
                  input,
                  targetFormat.document().orElseThrow(),
                  target,
                  reading.readOptions(),
                  new WriteOptions(details),
                  skipInvalid),
              this::tell);
    }

    /** Reads documents as validation does, and writes their calls. */
    private ConversionSummary toCalls(OutputStream target) throws IOException {
      long[] counted = new long[3];
      try {
        var _ =
            conversions()
                .validateBatch()
                .validate(
                    new ValidateBatchCommand(sourceFormat, input, reading.readOptions()),
                    (ordinal, document) -> {
                      if (document instanceof Reading.Accepted accepted) {
                        write(accepted, target);
                        counted[0]++;
                        counted[2] += accepted.warnings().total();
                      } else {
                        counted[1]++;
                      }
                      tell(ordinal, document);
                      if (counted[1] > 0 && !skipInvalid) {
                        throw new StoppedException();
                      }
                    });
      } catch (StoppedException _) {
        return new ConversionSummary(counted[0], counted[1], counted[2], false);
      } catch (UncheckedIOException e) {
        throw new IOException(e.getCause());
      }
      return new ConversionSummary(counted[0], counted[1], counted[2], true);
    }

    private void write(Reading.Accepted accepted, OutputStream target) {
      try {
        for (Call call : accepted.batch().results()) {
          NdjsonCallWriter.write(call, target);
          calls++;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Conversions conversions() {
      return rejects.isEmpty()
          ? new Conversions(reading.limits().readLimits(), ConcurrencyLimit.none())
          : new Conversions(
              reading.limits().readLimits(), ConcurrencyLimit.none(), rejectedDocuments);
    }

    private void tell(long ordinal, Reading document) {
      if (document instanceof Reading.Refused refused) {
        progress.clear();
        FindingLines.printViolations(terminal.errors(), source.name(), refused.violations());
        rejects.ifPresent(target -> keep(refused, target));
      }
      progress.documents(ordinal);
    }

    private void keep(Reading.Refused refused, OutputStream target) {
      try {
        if (!rejectedDocuments.write(refused, sourceFormat, target)) {
          terminal
              .errors()
              .println(source.name() + ": the document is too large to be kept as rejected");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    int status(ConversionSummary summary) {
      return summary.refused() == 0 ? ExitStatus.DONE : ExitStatus.VIOLATIONS;
    }
  }

  /** Ends the reading at the first bad document. */
  private static final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
