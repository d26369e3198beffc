package io.callbatch.adapter.json.read;

import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A source that is one document. */
final class WholeSourceFrames implements DocumentFrames {

  private final InputStream source;
  private final int maxBytes;
  private boolean done;

  WholeSourceFrames(InputStream source, int maxBytes) {
    this.source = source;
    this.maxBytes = maxBytes;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (done) {
      return Optional.empty();
    }
    done = true;
    byte[] bytes = source.readNBytes(maxBytes);
    boolean more = bytes.length == maxBytes && source.read() >= 0;
    return Optional.of(more ? TooLarge.frame(maxBytes, 1, false) : new Frame.Document(bytes));
  }
}
