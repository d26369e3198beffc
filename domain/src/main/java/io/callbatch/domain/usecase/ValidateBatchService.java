package io.callbatch.domain.usecase;

import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.in.DocumentListener;
import io.callbatch.domain.port.in.ValidateBatchUseCase;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Reads every document of a source and keeps none of them. */
public final class ValidateBatchService implements ValidateBatchUseCase {

  private final ConversionFormats formats;
  private final ConcurrencyLimit limit;
  private final SpareThreads threads;

  /** Validates these formats, so many streams at a time, each on its caller's thread. */
  public ValidateBatchService(ConversionFormats formats, ConcurrencyLimit limit) {
    this(formats, limit, SpareThreads.NONE);
  }

  /** Validates these formats, so many streams at a time, with the help of other threads. */
  public ValidateBatchService(
      ConversionFormats formats, ConcurrencyLimit limit, SpareThreads threads) {
    this.formats = formats;
    this.limit = limit;
    this.threads = threads;
  }

  @Override
  public ValidationSummary validate(ValidateBatchCommand command, DocumentListener listener)
      throws IOException {
    try (DocumentReadings<Reading> readings =
        new DocumentReadings<>(
            formats.reader(command.format()),
            command.source(),
            command.options(),
            Function.identity(),
            limit,
            threads)) {
      return collect(readings, command, listener);
    }
  }

  private static ValidationSummary collect(
      DocumentReadings<Reading> readings, ValidateBatchCommand command, DocumentListener listener)
      throws IOException {
    CollectedFindings findings = new CollectedFindings(command.options().maxViolations());
    long valid = 0;
    long invalid = 0;
    while (true) {
      Optional<Reading> next = readings.next();
      if (next.isEmpty()) {
        return new ValidationSummary(valid, invalid, findings.violations(), findings.warnings());
      }
      if (next.get() instanceof Reading.Accepted) {
        valid++;
      } else {
        invalid++;
      }
      findings.add(next.get());
      listener.onDocument(valid + invalid, next.get());
    }
  }
}
