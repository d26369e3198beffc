package io.callbatch.domain.port.out;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The documents of a stream, one after the other. Holds one at a time in memory. For one thread.
 */
@FunctionalInterface
public interface DocumentFrames {

  /**
   * The next document; empty at the end, and then for ever.
   *
   * @throws IOException if the source does
   */
  Optional<Frame> next() throws IOException;

  /**
   * Whether the next document is known to come without waiting for whoever writes the source. When
   * in doubt it isn't: then documents before it are done first.
   *
   * @throws IOException if the source does
   */
  default boolean isAtHand() throws IOException {
    return false;
  }

  /**
   * A source that is one text, be it empty.
   *
   * @param maxBytes bytes of the document, beyond which it is too large
   */
  static DocumentFrames ofWholeText(InputStream source, int maxBytes) {
    return new WholeSource(source, maxBytes, 1);
  }

  /**
   * A source that is one binary message, be it empty.
   *
   * @param maxBytes bytes of the document, beyond which it is too large
   */
  static DocumentFrames ofWholeMessage(InputStream source, int maxBytes) {
    return new WholeSource(source, maxBytes, 0);
  }
}
