package io.callbatch.app.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What a long command tells beside its result. */
final class ProgressOptions {

  @Option(
      names = {"-q", "--quiet"},
      fallbackValue = "true",
      description = "Only results and what is wrong: no progress, counts or warnings.")
  private boolean quiet;

  @Option(
      names = "--progress",
      paramLabel = "FORM",
      defaultValue = "auto",
      completionCandidates = ProgressForm.Candidates.class,
      description =
          "auto: a line at a terminal; json: an object on each line of standard error, about"
              + " every second and at the end; none (default: ${DEFAULT-VALUE}).")
  private ProgressForm form = ProgressForm.AUTO;

  /** Whether to leave out what isn't wrong. */
  boolean quiet() {
    return quiet;
  }

  /** Tells a person the sum of it, unless nobody wants to know. */
  void summary(Terminal terminal, String line) {
    if (!quiet) {
      terminal.errors().println(line);
    }
  }

  /**
   * Begins to tell how far work is.
   *
   * @param noun what is counted, in the plural
   */
  Progress begin(Terminal terminal, Optional<Long> totalBytes, String noun) {
    boolean json = form == ProgressForm.JSON && !quiet;
    boolean line = form == ProgressForm.AUTO && !quiet && terminal.errorsAreTerminal();
    return new Progress(terminal.errors(), json, line, totalBytes, noun);
  }
}
