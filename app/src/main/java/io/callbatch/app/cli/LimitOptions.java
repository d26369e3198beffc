package io.callbatch.app.cli;

import io.callbatch.domain.model.ReadLimits;
import picocli.CommandLine.Option;

/** The limits within which documents are read. */
final class LimitOptions {

  @Option(
      names = "--max-body-bytes",
      paramLabel = "BYTES",
      defaultValue = "16777216",
      description = "Most bytes of one document (default: ${DEFAULT-VALUE}).")
  private int maxBodyBytes;

  @Option(
      names = "--max-json-depth",
      paramLabel = "N",
      defaultValue = "256",
      description = "Most objects and arrays within each other (default: ${DEFAULT-VALUE}).")
  private int maxJsonDepth;

  @Option(
      names = "--max-number-length",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Most characters of a number (default: ${DEFAULT-VALUE}).")
  private int maxNumberLength;

  ReadLimits readLimits() {
    return new ReadLimits(maxBodyBytes, maxJsonDepth, maxNumberLength);
  }
}
