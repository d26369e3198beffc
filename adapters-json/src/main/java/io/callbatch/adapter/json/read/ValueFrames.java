package io.callbatch.adapter.json.read;

import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a source into JSON values that follow one another, each on as many lines as it likes. What
 * isn't JSON comes out as one frame up to the end of its line. Holds one value at a time.
 */
final class ValueFrames implements DocumentFrames {

  /** Bytes in which the first line must end to be looked at. */
  static final int PEEKED = 1 << 13;

  private final InputStream source;
  private final int maxBytes;
  private int line = 1;

  ValueFrames(InputStream source, int maxBytes) {
    this.source = source;
    this.maxBytes = maxBytes;
  }

  /**
   * Whether the first line of a source, which can be marked, begins more than it ends, and the next
   * one goes on with it. A line that is only damaged isn't followed by such a one.
   */
  static boolean areIn(InputStream source) throws IOException {
    source.mark(PEEKED);
    int last = -1; // of the first line, but for white space
    int read = 0;
    int next = source.read();
    while (next >= 0 && ++read < PEEKED && (next != '\n' || last < 0)) {
      last = isSpace(next) ? last : next;
      next = source.read();
    }
    boolean open = next == '\n' && (last == '{' || last == '[' || last == ',');
    boolean goesOn = open && read < PEEKED && goesOn(last, source.read());
    source.reset();
    return goesOn;
  }

  /** Whether a line that begins so goes on with one that ends so. */
  private static boolean goesOn(int last, int first) {
    boolean indented = first == ' ' || first == '\t';
    return switch (last) {
      case '{' -> indented || first == '"' || first == '}';
      case '[' -> indented || first == ']';
      case ',' -> indented || first == '"';
      default -> false;
    };
  }

  @Override
  public Optional<Frame> next() throws IOException {
    int next = source.read();
    while (next >= 0 && isSpace(next)) {
      line += next == '\n' ? 1 : 0;
      next = source.read();
    }
    return next < 0 ? Optional.empty() : Optional.of(value(next));
  }

  private Frame value(int first) throws IOException {
    int firstLine = line;
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    long length = 0;
    int depth = 0;
    boolean within = false;
    boolean escaped = false;
    for (int next = first; next >= 0; next = source.read()) {
      line += next == '\n' ? 1 : 0;
      if (depth == 0 && next == '\n') {
        break;
      }
      length++;
      if (length <= maxBytes) {
        value.write(next);
      }
      if (within) {
        within = escaped || next != '"';
        escaped = !escaped && next == '\\';
      } else if (next == '"') {
        within = true;
      } else if (next == '{' || next == '[') {
        depth++;
      } else if ((next == '}' || next == ']') && --depth <= 0) {
        break;
      }
    }
    return length > maxBytes
        ? Frame.Broken.tooLarge(maxBytes, firstLine, 1, true)
        : new Frame.Document(value.toByteArray(), firstLine);
  }

  private static boolean isSpace(int character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }
}
