package io.callbatch.adapter.json.read;

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
      byte[] bytes = Arrays.copyOfRange(buffer, start, start + length);
      start = Math.min(end, start + length + 1);
      if (!isBlank(bytes)) {
        return Optional.of(new Frame.Document(bytes, line));
      }
    }
  }

  /** Bytes up to the next line feed, all of them buffered; more than the most if it is too long. */
  private int lengthOfLine() throws IOException {
    int searched = start;
    while (true) {
      for (int i = searched; i < end; i++) {
        if (buffer[i] == '\n') {
          int length = i - start;
          if (length > maxBytes) {
            start = i + 1;
          }
          return length;
        }
      }
      if (end - start > maxBytes) {
        passOverLine();
        return maxBytes + 1;
      }
      searched = end;
      int shift = start;
      if (!fill()) {
        return end == start ? -1 : end - start;
      }
      searched -= shift - start;
    }
  }

  private void passOverLine() throws IOException {
    start = end;
    while (fill()) {
      for (int i = start; i < end; i++) {
        if (buffer[i] == '\n') {
          start = i + 1;
          return;
        }
      }
      start = end;
    }
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

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
