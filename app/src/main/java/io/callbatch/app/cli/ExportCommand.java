package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.CallExportStream.Page;
import io.callbatch.adapter.json.write.NdjsonCallWriter;
import io.callbatch.app.compression.CompressedOutput;
import io.callbatch.app.compression.Compression;
import io.callbatch.app.transfer.CallExporter;
import io.callbatch.app.transfer.ExportFile;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.call.Selection;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes calls to a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write calls as NDJSON: on each line one call, as HubSpot shows it.",
    footer = {
      "",
      "Without --properties a call has all its properties, those without a value left",
      "out; with it those that are named, null where there is no value. All",
      "associations are written. The calls are in the order of their ids.",
      "",
      "OUT is compressed where its name ends in .gz or .zst.",
      "OUT is there once it is complete. Until then its calls are in OUT.part, and",
      "OUT.resume tells --resume where to go on. While a server can't be reached, the",
      "export waits for it some seconds.",
      "",
      "Examples:",
      "  callbatch export calls.ndjson",
      "  callbatch export --server 127.0.0.1:9090 --properties hs_call_title | jq .id",
      "  callbatch export --server calls.example:9090 --tls --resume calls.ndjson"
    })
final class ExportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "OUT",
      defaultValue = "-",
      description = "File to write; - or nothing is standard output.")
  private String out = "-";

  @Option(
      names = "--properties",
      paramLabel = "NAME",
      split = ",",
      description = "Only these properties; several by commas, or again.")
  private List<String> properties = List.of();

  @Option(
      names = "--properties-with-history",
      paramLabel = "NAME",
      split = ",",
      description = "Properties to write with all their versions, beside the others.")
  private List<String> propertiesWithHistory = List.of();

  @Option(
      names = "--archived",
      fallbackValue = "true",
      description = "Export the archived calls, and only those.")
  private boolean archived;

  @Option(
      names = "--resume",
      fallbackValue = "true",
      description = "Go on with an export to OUT that was interrupted, if there was one.")
  private boolean resume;

  @Mixin private ProgressOptions progressOptions = new ProgressOptions();

  @Mixin private PlaceOptions place = new PlaceOptions();

  private boolean nulls;
  private long done;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    boolean standardOutput = out.equals("-");
    boolean file = !standardOutput && (!Files.exists(Path.of(out)) || isPlain(Path.of(out)));
    if (resume && !file) {
      throw new UsageException(
          "found --resume without a file as OUT; only files can be gone on with");
    }
    if (!standardOutput) {
      FormatNames.requireWritable(out, "export", EnumSet.of(DocumentFormat.NDJSON));
    }
    try (CallPlace from = place.open(false)) {
      Selection selection = selection(from.propertyNames());
      nulls = !properties.isEmpty();
      CallExporter exporter = new CallExporter(from.client(), from.backoff());
      if (file) {
        toFile(exporter, selection, from.name());
      } else if (standardOutput) {
        toStream(exporter, selection, terminal.output());
      } else {
        try (OutputStream stream = Files.newOutputStream(Path.of(out))) {
          CompressedOutput compressed =
              new CompressedOutput(Compression.ofName(out), stream, false);
          toStream(exporter, selection, compressed);
          compressed.finish();
        }
      }
    }
    if (done == 0) {
      tellThatThereAreNone();
    }
    return ExitStatus.DONE;
  }

  /** Whether it is a file like others, or a folder, which is refused like one; not a device. */
  private static boolean isPlain(Path path) {
    return Files.isRegularFile(path) || Files.isDirectory(path);
  }

  private void tellThatThereAreNone() {
    progressOptions.summary(
        terminal,
        "callbatch export: 0 calls exported; %s has no %scalls"
            .formatted(
                place.isServer() ? "the token's portal" : "the portal " + place.portal(),
                archived ? "archived " : ""));
  }

  private Selection selection(List<String> known) {
    TreeSet<String> unknown = new TreeSet<>(properties);
    unknown.addAll(propertiesWithHistory);
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new UsageException("calls have no property " + String.join(", ", unknown));
    }
    return new Selection(
        properties.isEmpty() ? known : properties, propertiesWithHistory, List.of(), archived);
  }

  private void toStream(CallExporter exporter, Selection selection, OutputStream target)
      throws IOException {
    OutputStream buffered = new BufferedOutputStream(target, 1 << 16);
    try (Progress progress = progress()) {
      OutputStream counted = progress.counting(buffered);
      exporter.export(selection, Optional.empty(), page -> write(page, counted, progress));
    }
    buffered.flush();
  }

  private void toFile(CallExporter exporter, Selection selection, String from) throws IOException {
    String work =
        "export of %s: %s, history of %s%s"
            .formatted(
                from,
                nulls ? properties : "all properties",
                propertiesWithHistory,
                archived ? ", archived" : "");
    try (ExportFile file = ExportFile.open(Path.of(out), work, resume);
        Progress progress = progress()) {
      done = file.calls();
      OutputStream counted = progress.counting(file.stream());
      try {
        exporter.export(
            selection,
            file.next(),
            page -> {
              write(page, counted, progress);
              file.settle(page.calls().size(), page.next());
            });
      } catch (IOException | RuntimeException e) {
        progress.clear();
        file.next()
            .ifPresent(_ ->
                terminal
                    .errors()
                    .println(
                        "callbatch export: interrupted after %s; the same command with --resume goes on"
                            .formatted(Counted.of(file.calls(), "call"))));
        throw e;
      }
      file.complete();
      progress.close();
      progressOptions.summary(
          terminal, "%s: %s exported".formatted(out, Counted.of(file.calls(), "call")));
    }
  }

  private Progress progress() {
    return progressOptions.begin(terminal, Optional.empty(), "calls");
  }

  private void write(Page page, OutputStream target, Progress progress) throws IOException {
    for (Call call : page.calls()) {
      NdjsonCallWriter.write(nulls ? call : call.withoutNullProperties(), target);
    }
    done += page.calls().size();
    progress.documents(done);
  }
}
