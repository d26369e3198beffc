package io.callbatch.domain.usecase;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.port.out.BatchReader;
import io.callbatch.domain.port.out.BatchWriter;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import io.callbatch.domain.testing.FullDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Formats made of single characters: {@code g} is a good document, {@code w} a good one with a
 * warning, {@code b} a bad one, {@code X} one after which nothing can be found. Every document is
 * written as {@code o}.
 */
final class FakeFormats {
  static final Violation VIOLATION = new Violation("/x", 1, 1, Rule.TYPE, "expected g, found b");

  private FakeFormats() {}

  static ConversionFormats all() {
    return new ConversionFormats(
        List.of(new Reader(DocumentFormat.NDJSON), new Reader(DocumentFormat.JSON)),
        List.of(new Writer(DocumentFormat.DELIMITED), new Writer(DocumentFormat.PROTOBUF)));
  }

  private static Reading.Refused refused() {
    return new Reading.Refused(Reading.Refusal.INVALID, Findings.of(VIOLATION), Findings.NONE);
  }

  record Reader(DocumentFormat format) implements BatchReader {
    @Override
    public DocumentFrames frames(InputStream source) {
      return () -> next(source);
    }

    private static Optional<Frame> next(InputStream source) throws IOException {
      int c = source.read();
      return switch (c) {
        case -1 -> Optional.empty();
        case 'X' -> Optional.of(new Frame.Broken(refused(), false));
        default -> Optional.of(new Frame.Document(new byte[] {(byte) c}));
      };
    }

    @Override
    public Reading read(Frame.Document document, ReadOptions options) {
      return switch (document.bytes()[0]) {
        case 'g' -> new Reading.Accepted(FullDocument.batch(), Findings.NONE);
        case 'w' -> new Reading.Accepted(FullDocument.batch(), Findings.of(VIOLATION));
        default -> refused();
      };
    }
  }

  record Writer(DocumentFormat format) implements BatchWriter {
    @Override
    public void write(BatchCallsResponse batch, WriteOptions options, OutputStream target)
        throws IOException {
      target.write('o');
    }
  }
}
