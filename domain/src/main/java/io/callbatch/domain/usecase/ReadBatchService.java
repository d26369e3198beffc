package io.callbatch.domain.usecase;

import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.in.ReadBatchUseCase;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.Frame;

/** Reads one document with the reader of its format. */
public final class ReadBatchService implements ReadBatchUseCase {

  private final ConversionFormats formats;
  private final ConcurrencyLimit limit;

  /** Reads with these formats, so many at a time. */
  public ReadBatchService(ConversionFormats formats, ConcurrencyLimit limit) {
    this.formats = formats;
    this.limit = limit;
  }

  @Override
  public Reading read(ReadBatchCommand command) {
    BatchReader reader = formats.reader(command.format());
    try (ConcurrencyLimit.Permit _ = limit.acquire()) {
      return reader.read(new Frame.Document(command.document()), command.options());
    }
  }
}
