package io.callbatch.domain.usecase;

import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.in.ConvertBatchUseCase;
import io.callbatch.domain.port.in.DocumentListener;
import io.callbatch.domain.port.in.UnsupportedFormatException;
import io.callbatch.domain.port.out.BatchWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Joins the reader of one format to the writer of another. */
public final class ConvertBatchService implements ConvertBatchUseCase {

  private final ConversionFormats formats;
  private final ConcurrencyLimit limit;
  private final SpareThreads threads;

  /** Converts between these formats, so many streams at a time, each on its caller's thread. */
  public ConvertBatchService(ConversionFormats formats, ConcurrencyLimit limit) {
    this(formats, limit, SpareThreads.NONE);
  }

  /** Converts between these formats, so many streams at a time, with the help of other threads. */
  public ConvertBatchService(
      ConversionFormats formats, ConcurrencyLimit limit, SpareThreads threads) {
    this.formats = formats;
    this.limit = limit;
    this.threads = threads;
  }

  @Override
  public ConversionSummary convert(ConvertBatchCommand command, DocumentListener listener)
      throws IOException {
    if (command.from().isStream() && !command.to().isStream()) {
      throw new UnsupportedFormatException(
          "%s may hold many documents and %s holds one; write a stream instead"
              .formatted(command.from().mediaType(), command.to().mediaType()));
    }
    BatchWriter writer = formats.writer(command.to());
    try (DocumentReadings<Converted> readings =
        new DocumentReadings<>(
            formats.reader(command.from()),
            command.source(),
            command.readOptions(),
            reading -> Converted.of(reading, writer, command.writeOptions()),
            limit,
            threads)) {
      return write(readings, command, listener);
    }
  }

  private static ConversionSummary write(
      DocumentReadings<Converted> readings, ConvertBatchCommand command, DocumentListener listener)
      throws IOException {
    long written = 0;
    long refused = 0;
    long warnings = 0;
    while (true) {
      Optional<Converted> next = readings.next();
      if (next.isEmpty()) {
        return new ConversionSummary(written, refused, warnings, !readings.isCutShort());
      }
      Converted converted = next.get();
      converted.document().writeTo(command.target());
      if (converted.reading() instanceof Reading.Accepted accepted) {
        written++;
        warnings += accepted.warnings().total();
      } else {
        refused++;
      }
      listener.onDocument(written + refused, converted.reading());
      if (refused > 0 && !command.skipInvalid()) {
        return new ConversionSummary(written, refused, warnings, false);
      }
    }
  }

  /**
   * A document in its new form, nothing where it was refused. It is held as a whole, so that nobody
   * needs a permit to wait for a slow target.
   */
  private record Converted(Reading reading, ByteArrayOutputStream document) {

    static Converted of(Reading reading, BatchWriter writer, WriteOptions options) {
      ByteArrayOutputStream document = new ByteArrayOutputStream();
      if (reading instanceof Reading.Accepted accepted) {
        try {
          writer.write(accepted.batch(), options, document);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return new Converted(reading, document);
    }
  }
}
