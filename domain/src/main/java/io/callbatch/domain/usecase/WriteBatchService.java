package io.callbatch.domain.usecase;

import io.callbatch.domain.port.in.WriteBatchUseCase;
import io.callbatch.domain.port.out.BatchWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes one document with the writer of its format. */
public final class WriteBatchService implements WriteBatchUseCase {

  private final ConversionFormats formats;
  private final ConcurrencyLimit limit;

  /** Writes with these formats, so many at a time. */
  public WriteBatchService(ConversionFormats formats, ConcurrencyLimit limit) {
    this.formats = formats;
    this.limit = limit;
  }

  @Override
  public byte[] write(WriteBatchCommand command) {
    BatchWriter writer = formats.writer(command.format());
    try (ConcurrencyLimit.Permit _ = limit.acquire()) {
      WholeDocument target = new WholeDocument();
      writer.write(command.batch(), command.options(), target);
      return target.toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory can't fail", e);
    }
  }
}
