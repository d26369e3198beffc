package io.callbatch.domain.port.out;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import java.util.function.Function;

/** One document of a stream, as it was cut out. */
public sealed interface Frame {

  /** How many bytes are held, 0 if the document couldn't be cut out. */
  int length();

  /** What a reader makes of the document; why it couldn't be cut out, if it couldn't. */
  Reading read(Function<Document, Reading> reader);

  /**
   * The bytes of one document.
   *
   * @param bytes the document; handed over, not copied
   * @param firstLine the line of the stream on which it starts, from 1; for messages without lines
   *     the ordinal of the document
   */
  record Document(byte[] bytes, int firstLine) implements Frame {

    /** A document that stands alone. */
    public Document(byte[] bytes) {
      this(bytes, 1);
    }

    @Override
    public int length() {
      return bytes.length;
    }

    @Override
    public Reading read(Function<Document, Reading> reader) {
      return reader.apply(this);
    }
  }

  /**
   * A document that couldn't be cut out, for example because it is larger than what is read.
   *
   * @param refusal why not
   * @param resumable whether the next document can be found all the same
   */
  record Broken(Reading.Refused refusal, boolean resumable) implements Frame {

    @Override
    public int length() {
      return 0;
    }

    @Override
    public Reading read(Function<Document, Reading> reader) {
      return refusal;
    }

    /** A document of more bytes than are read; line and column are 0 when it is no text. */
    public static Broken tooLarge(int maxBytes, int line, int column, boolean resumable) {
      Violation violation =
          new Violation(
              "",
              line,
              column,
              Rule.TOO_LARGE,
              "found a document of more than %d bytes, the most that is read".formatted(maxBytes));
      return new Broken(
          new Reading.Refused(Reading.Refusal.TOO_LARGE, Findings.of(violation), Findings.NONE),
          resumable);
    }
  }
}
