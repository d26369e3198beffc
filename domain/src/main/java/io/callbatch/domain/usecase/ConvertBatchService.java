package io.callbatch.domain.usecase;

import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.in.ConvertBatchUseCase;
import io.callbatch.domain.port.in.DocumentListener;
import io.callbatch.domain.port.in.UnsupportedFormatException;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.BatchWriter;
import java.io.IOException;
import java.util.Optional;

/** Joins the reader of one format to the writer of another. */
public final class ConvertBatchService implements ConvertBatchUseCase {

  private final ConversionFormats formats;
  private final ConcurrencyLimit limit;

  /** Converts between these formats, so many sources at a time. */
  public ConvertBatchService(ConversionFormats formats, ConcurrencyLimit limit) {
    this.formats = formats;
    this.limit = limit;
  }

  @Override
  public ConversionSummary convert(ConvertBatchCommand command, DocumentListener listener)
      throws IOException {
    if (command.from().isStream() && !command.to().isStream()) {
      throw new UnsupportedFormatException(
          "%s may hold many documents and %s holds one; write a stream instead"
              .formatted(command.from().mediaType(), command.to().mediaType()));
    }
    BatchReader reader = formats.reader(command.from());
    BatchWriter writer = formats.writer(command.to());
    try (ConcurrencyLimit.Permit _ = limit.acquire()) {
      return convert(command, reader, writer, listener);
    }
  }

  private static ConversionSummary convert(
      ConvertBatchCommand command,
      BatchReader reader,
      BatchWriter writer,
      DocumentListener listener)
      throws IOException {
    long written = 0;
    long refused = 0;
    long warnings = 0;
    DocumentReadings readings =
        new DocumentReadings(reader, command.source(), command.readOptions());
    for (Optional<Reading> next = readings.next(); next.isPresent(); next = readings.next()) {
      Reading reading = next.get();
      switch (reading) {
        case Reading.Accepted accepted -> {
          writer.write(accepted.batch(), command.writeOptions(), command.target());
          written++;
          warnings += accepted.warnings().total();
        }
        case Reading.Refused _ -> refused++;
      }
      listener.onDocument(written + refused, reading);
      if (refused > 0 && !command.skipInvalid()) {
        return new ConversionSummary(written, refused, warnings, false);
      }
    }
    return new ConversionSummary(written, refused, warnings, !readings.isCutShort());
  }
}
