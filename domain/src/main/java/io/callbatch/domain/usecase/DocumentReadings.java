package io.callbatch.domain.usecase;

import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * The documents of a source, read one after the other. Waiting for the source is free; only what is
 * done with a document that has come counts as work. For one thread.
 */
final class DocumentReadings {

  private final BatchReader reader;
  private final ReadOptions options;
  private final ConcurrencyLimit limit;
  private final DocumentFrames frames;
  private boolean begun;
  private boolean cutShort;

  DocumentReadings(
      BatchReader reader, InputStream source, ReadOptions options, ConcurrencyLimit limit) {
    this.reader = reader;
    this.options = options;
    this.limit = limit;
    this.frames = reader.frames(source);
  }

  /**
   * What becomes of the next document; empty at the end, or where the next document can't be found
   * any more.
   *
   * @param work what is done with a reading; it must wait for nobody
   */
  <T> Optional<T> next(Function<Reading, T> work) throws IOException {
    Optional<Frame> frame = cutShort ? Optional.empty() : frames.next();
    if (frame.isEmpty()) {
      return Optional.empty();
    }
    try (ConcurrencyLimit.Permit _ = limit.acquireInStream(!begun)) {
      begun = true;
      return Optional.of(work.apply(read(frame.get())));
    }
  }

  /** Whether the source holds bytes that couldn't be read as documents. */
  boolean isCutShort() {
    return cutShort;
  }

  private Reading read(Frame frame) {
    return switch (frame) {
      case Frame.Document document -> reader.read(document, options);
      case Frame.Broken(Reading.Refused refusal, boolean resumable) -> {
        cutShort = !resumable;
        yield refusal;
      }
    };
  }
}
