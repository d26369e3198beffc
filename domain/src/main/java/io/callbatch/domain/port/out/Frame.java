package io.callbatch.domain.port.out;

import io.callbatch.domain.model.Reading;

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
  record Broken(Reading.Refused refusal, boolean resumable) implements Frame {}
}
