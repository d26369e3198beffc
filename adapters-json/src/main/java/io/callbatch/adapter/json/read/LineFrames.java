package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.bytes.EightBytes;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a source into lines. A line that is too long is passed over and the next one is found. */
final class LineFrames implements DocumentFrames {

  private static final int CHUNK = 1 << 16;

  private final InputStream source;
  private final int maxBytes;
  private byte[] buffer = new byte[CHUNK];
  private int start;
  private int end;

  /** There is no line feed between the start and here. */
  private int searched;

  private int line;
  private boolean exhausted;

  LineFrames(InputStream source, int maxBytes) {
    this.source = source;
    this.maxBytes = maxBytes;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    while (true) {
      int length = lengthOfLine();
      if (length < 0) {
        return Optional.empty();
      }
      line++;
      if (length > maxBytes) {
        return Optional.of(Frame.Broken.tooLarge(maxBytes, line, 1, true));
      }
      int from = start;
      skipTo(Math.min(end, start + length + 1));
      if (!isBlank(from, from + length)) {
        byte[] bytes = Arrays.copyOfRange(buffer, from, from + length);
        return Optional.of(new Frame.Document(bytes, line));
      }
    }
  }

  @Override
  public boolean isAtHand() throws IOException {
    while (true) {
      int lineFeed = lineFeed();
      if (lineFeed < 0) {
        if (end - start > maxBytes || source.available() == 0 || !fill()) {
          return false;
        }
      } else if (lineFeed - start > maxBytes || !isBlank(start, lineFeed)) {
        return true;
      } else {
        line++;
        skipTo(lineFeed + 1);
      }
    }
  }

  /** Bytes up to the next line feed, all of them buffered; more than the most if it is too long. */
  private int lengthOfLine() throws IOException {
    while (true) {
      int lineFeed = lineFeed();
      if (lineFeed >= 0) {
        int length = lineFeed - start;
        if (length > maxBytes) {
          skipTo(lineFeed + 1);
        }
        return length;
      }
      if (end - start > maxBytes) {
        passOverLine();
        return maxBytes + 1;
      }
      if (!fill()) {
        return end == start ? -1 : end - start;
      }
    }
  }

  private void passOverLine() throws IOException {
    do {
      skipTo(end);
      if (!fill()) {
        return;
      }
    } while (lineFeed() < 0);
    skipTo(lineFeed() + 1);
  }

  private void skipTo(int place) {
    start = place;
    searched = place;
  }

  /** Where the next line feed is, or a negative number if it isn't buffered. */
  private int lineFeed() {
    searched = EightBytes.indexOf(buffer, searched, end, '\n');
    return searched < end ? searched : -1;
  }

  /** Reads more behind what is buffered; false at the end of the source. */
  private boolean fill() throws IOException {
    if (exhausted) {
      return false;
    }
    if (end == buffer.length) {
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        searched -= start;
        start = 0;
      } else {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
    }
    int read = source.read(buffer, end, buffer.length - end);
    exhausted = read < 0;
    end += Math.max(0, read);
    return !exhausted;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
