package io.callbatch.domain.port.out;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;

/** One document of a stream, as it was cut out. */
public sealed interface Frame {

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
  }

  /**
   * A document that couldn't be cut out, for example because it is larger than what is read.
   *
   * @param refusal why not
   * @param resumable whether the next document can be found all the same
   */
  record Broken(Reading.Refused refusal, boolean resumable) implements Frame {

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
