package io.callbatch.domain.port.out;

import java.io.IOException;
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
}
