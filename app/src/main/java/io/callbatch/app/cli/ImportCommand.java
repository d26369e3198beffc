package io.callbatch.app.cli;

import io.callbatch.adapter.json.read.CallInputReader;
import io.callbatch.adapter.json.read.ImportedCall;
import io.callbatch.app.transfer.CallImporter;
import io.callbatch.app.transfer.ImportCount;
import io.callbatch.app.transfer.ImportListener;
import io.callbatch.app.transfer.ImportRecord;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates the calls of a file. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Create calls from NDJSON: on each line one call.",
    footer = {
      "",
      "A line is what HubSpot takes to create a call,",
      "  {\"properties\": {\"hs_timestamp\": …}, \"associations\": […]}",
      "or a call as HubSpot and callbatch export write it, with id and createdAt, or a",
      "batch answer or page of such calls, {\"results\": […]}; these may stand on several",
      "lines. Of calls with an id the properties and associations are taken over, but",
      "not what the system sets: id, times, history, read-only and calculated",
      "properties, and whether it is archived. Those with hs_ names that nobody has",
      "defined are told at the end. Other members are skipped. gzip and Zstandard are",
      "recognised by their first bytes.",
      "",
      "A call that the server rejects is told on standard error as",
      "  FILE:LINE: pointer: message [CODE]",
      "and the others are created. A line that is no call at all is told as",
      "  FILE:LINE:COLUMN: pointer: message [rule]",
      "and ends the import, unless --skip-invalid says to go on. Exit status: 0 all",
      "lines imported, 1 some not, 2 usage, environment, or the server failed.",
      "",
      "A store that --store names is made if it isn't there.",
      "",
      "IN.resume tells --resume where to go on after an interruption. Repeating an",
      "import of the same file within 48 hours (the server's --retention-hours) does",
      "nothing twice, and counts the calls as already there. A file that was changed is",
      "another file: mend rejected lines in the file of --rejected, and import that.",
      "",
      "Examples:",
      "  callbatch import calls.ndjson",
      "  callbatch import --server 127.0.0.1:9090 --rejected bad.ndjson calls.ndjson",
      "  callbatch export --store sqlite:old.db | \\",
      "    callbatch import --store sqlite:new.db"
    })
final class ImportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "IN",
      defaultValue = "-",
      description = "File to read; - or nothing is standard input.")
  private String in = "-";

  @Option(
      names = "--skip-invalid",
      fallbackValue = "true",
      description = "Leave lines out that are no calls, and go on.")
  private boolean skipInvalid;

  @Option(
      names = "--rejected",
      paramLabel = "FILE",
      description = "Write the lines that aren't imported to this file.")
  private Optional<Path> rejected = Optional.empty();

  @Option(
      names = "--resume",
      fallbackValue = "true",
      description = "Go on with an import of IN that was interrupted, if there was one.")
  private boolean resume;

  @Option(
      names = "--batch-inputs",
      paramLabel = "N",
      defaultValue = "500",
      description =
          "Calls sent together, 1 to the server's --max-batch-inputs (default: ${DEFAULT-VALUE}).")
  private int batchInputs;

  @Option(
      names = "--max-rejections",
      paramLabel = "N",
      defaultValue = "100",
      description = "Tell at most N lines on standard error (default: ${DEFAULT-VALUE}).")
  private int maxRejections;

  @Mixin private ProgressOptions progressOptions = new ProgressOptions();

  @Mixin private PlaceOptions place = new PlaceOptions();

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (batchInputs < 1 || maxRejections < 0) {
      throw new UsageException("--batch-inputs must be at least 1, --max-rejections at least 0");
    }
    rejected.ifPresent(file ->
        FormatNames.requireWritable(
            file.toString(), "import --rejected", EnumSet.of(DocumentFormat.NDJSON)));
    Source source = new Source(in);
    if (resume && source.isStandardInput()) {
      throw new UsageException(
          "found --resume with standard input; only files can be gone on with");
    }
    try (Progress progress = progressOptions.begin(terminal, source.size(), "calls");
        InputStream input = source.open(terminal, progress::counting);
        CallPlace to = place.open(true);
        ImportRecord record =
            ImportRecord.open(
                source.size().isPresent() ? Optional.of(Path.of(in)) : Optional.empty(),
                "import to %s, %d inputs a batch".formatted(to.name(), batchInputs),
                rejected,
                resume)) {
      return importTo(to, record, source, input, progress);
    }
  }

  private int importTo(
      CallPlace to, ImportRecord record, Source source, InputStream input, Progress progress)
      throws IOException {
    CallImporter importer =
        new CallImporter(
            to.client(),
            new CallInputReader(ReadLimits.DEFAULT, new DefinedProperties(to)::contains),
            to.backoff(),
            batchInputs);
    boolean whole;
    Told told = new Told(record, progress);
    try {
      whole = importer.importCalls(input, record.count(), skipInvalid, told);
    } catch (IOException | RuntimeException e) {
      progress.clear();
      tellHowToGoOn("interrupted", record.count(), source);
      throw e;
    }
    told.tellOmitted();
    progress.close();
    ImportCount count = record.count();
    if (whole) {
      record.complete();
    } else {
      tellHowToGoOn("stopped at a line that is no call", count, source);
    }
    progressOptions.summary(
        terminal,
        "%s: %s created, %s already there, %s rejected"
            .formatted(
                in,
                Counted.number(count.created()),
                Counted.number(count.present()),
                Counted.number(count.rejected())));
    return whole && count.rejected() == 0 ? ExitStatus.DONE : ExitStatus.VIOLATIONS;
  }

  private void tellHowToGoOn(String what, ImportCount count, Source source) {
    terminal
        .errors()
        .println(
            "callbatch import: %s; %s %s settled%s"
                .formatted(
                    what,
                    Counted.of(count.lines(), "line"),
                    count.lines() == 1 ? "is" : "are",
                    source.isStandardInput()
                        ? ""
                        : ", and the same command with --resume goes on"));
  }

  /** Tells a person what isn't imported, but not endlessly. */
  private final class Told implements ImportListener {

    private final ImportRecord record;
    private final Progress progress;
    private final ImportNotes notes = new ImportNotes();
    private int told;
    private long omitted;

    Told(ImportRecord record, Progress progress) {
      this.record = record;
      this.progress = progress;
    }

    @Override
    public void invalid(Findings violations) {
      if (mayTell()) {
        FindingLines.printViolations(terminal.errors(), in, violations);
      }
    }

    @Override
    public void read(ImportedCall call) {
      notes.add(call);
    }

    @Override
    public void rejected(ImportedCall call, InputFailure failure) {
      if (mayTell()) {
        RejectionLines.print(terminal.errors(), in, call, failure);
      }
    }

    private boolean mayTell() {
      if (told == maxRejections) {
        omitted++;
        return false;
      }
      progress.clear();
      told++;
      return true;
    }

    @Override
    public void settled(ImportCount all, List<Frame.Document> left) throws IOException {
      record.settle(all, left);
      progress.documents(all.imported());
    }

    void tellOmitted() {
      progress.clear();
      notes.lines(in).forEach(line -> progressOptions.summary(terminal, line));
      if (omitted > 0) {
        terminal
            .errors()
            .println(
                "%s: %,d more %s not imported"
                    .formatted(in, omitted, Counted.named(omitted, "line")));
      }
    }
  }
}
