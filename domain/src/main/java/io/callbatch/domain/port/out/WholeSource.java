package io.callbatch.domain.port.out;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A source that is one document, be it empty. */
final class WholeSource implements DocumentFrames {

  private final InputStream source;
  private final int maxBytes;
  private final int line;
  private boolean done;

  WholeSource(InputStream source, int maxBytes, int line) {
    this.source = source;
    this.maxBytes = maxBytes;
    this.line = line;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (done) {
      return Optional.empty();
    }
    done = true;
    byte[] bytes = source.readNBytes(maxBytes);
    boolean more = bytes.length == maxBytes && source.read() >= 0;
    return Optional.of(
        more ? Frame.Broken.tooLarge(maxBytes, line, line, false) : new Frame.Document(bytes));
  }
}
