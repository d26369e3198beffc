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

  /** Validates these formats, so many documents at a time. */
  public ValidateBatchService(ConversionFormats formats, ConcurrencyLimit limit) {
    this.formats = formats;
    this.limit = limit;
  }

  @Override
  public ValidationSummary validate(ValidateBatchCommand command, DocumentListener listener)
      throws IOException {
    DocumentReadings readings =
        new DocumentReadings(
            formats.reader(command.format()), command.source(), command.options(), limit);
    CollectedFindings findings = new CollectedFindings(command.options().maxViolations());
    long valid = 0;
    long invalid = 0;
    while (true) {
      Optional<Reading> next = readings.next(Function.identity());
      if (next.isEmpty()) {
        return new ValidationSummary(valid, invalid, findings.violations(), findings.warnings());
      }
      switch (next.get()) {
        case Reading.Accepted _ -> valid++;
        case Reading.Refused _ -> invalid++;
      }
      findings.add(next.get());
      listener.onDocument(valid + invalid, next.get());
    }
  }
}
