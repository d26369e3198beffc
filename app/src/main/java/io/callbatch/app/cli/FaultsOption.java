package io.callbatch.app.cli;

import io.callbatch.adapter.json.hubspot.fault.FaultDocument;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.domain.model.Findings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What goes wrong on HubSpot's routes on purpose. */
final class FaultsOption {

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description =
          "Let HubSpot's routes go wrong on purpose, and hold to HubSpot's rate limits, as this"
              + " JSON file says; for tests of clients. See the README.")
  private Optional<Path> file = Optional.empty();

  /**
   * What the file says; nothing where there is none.
   *
   * @throws UsageException if it can't be read, or says what can't be
   */
  FaultDocument document() {
    return file.map(FaultsOption::read).orElse(FaultDocument.NONE);
  }

  private static FaultDocument read(Path file) {
    byte[] text;
    try {
      text = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UsageException("the file of --faults can't be read: " + FailureTexts.of(e));
    }
    return switch (FaultDocument.read(text)) {
      case JsonResult.Read<FaultDocument>(var document, _) -> document;
      case JsonResult.Refused<FaultDocument>(var refused) ->
          throw new UsageException(
              "the file %s of --faults can't be used:%n%s"
                  .formatted(file, lines(file, refused.violations())));
    };
  }

  private static String lines(Path file, Findings violations) {
    StringWriter lines = new StringWriter();
    PrintWriter printer = new PrintWriter(lines);
    FindingLines.printViolations(printer, file.toString(), violations);
    printer.flush();
    return lines.toString().stripTrailing();
  }
}
