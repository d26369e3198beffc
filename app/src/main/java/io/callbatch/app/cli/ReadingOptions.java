package io.callbatch.app.cli;

import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that read documents. */
final class ReadingOptions {

  @Option(
      names = "--strict",
      fallbackValue = "true",
      description =
          "Take what the JSON Schema allows, to the letter; not what HubSpot really sends.")
  private boolean strict;

  @Option(
      names = "--max-violations",
      paramLabel = "N",
      defaultValue = "" + ReadOptions.DEFAULT_MAX_VIOLATIONS,
      description =
          "List at most N violations, and N warnings, of a document; 1 to "
              + ReadOptions.MOST_VIOLATIONS
              + " (default: ${DEFAULT-VALUE}).")
  private int maxViolations;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private LimitOptions limits = new LimitOptions();

  ReadOptions readOptions() {
    return new ReadOptions(strict ? ReadMode.STRICT : ReadMode.LENIENT, maxViolations);
  }

  LimitOptions limits() {
    return limits;
  }
}
