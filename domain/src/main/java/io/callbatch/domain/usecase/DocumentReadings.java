package io.callbatch.domain.usecase;

import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The documents of a source, read one after the other. For one thread. */
final class DocumentReadings {

  private final BatchReader reader;
  private final ReadOptions options;
  private final DocumentFrames frames;
  private boolean cutShort;

  DocumentReadings(BatchReader reader, InputStream source, ReadOptions options) {
    this.reader = reader;
    this.options = options;
    this.frames = reader.frames(source);
  }

  /** The next reading; empty at the end, or where the next document can't be found any more. */
  Optional<Reading> next() throws IOException {
    return cutShort ? Optional.empty() : frames.next().map(this::read);
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
