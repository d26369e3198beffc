package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.bytes.EightBytes;

/**
 * Turns byte offsets into lines and columns. Asked in ascending order it walks the text once,
 * however many places are asked for. Lines end with a line feed, as in NDJSON. For one thread.
 */
public final class Places {

  private final byte[] text;
  private int offset;
  private int line;
  private int column = 1;

  /**
   * Places in a text.
   *
   * @param firstLine number of its first line
   */
  public Places(byte[] text, int firstLine) {
    this.text = text;
    this.line = firstLine;
  }

  /** Moves to an offset, which must not lie before the last one. */
  public void moveTo(int target) {
    int end = Math.max(offset, Math.min(target, text.length));
    for (int feed = lineFeed(end); feed < end; feed = lineFeed(end)) {
      line++;
      column = 1;
      offset = feed + 1;
    }
    column += EightBytes.characters(text, offset, end);
    offset = end;
  }

  private int lineFeed(int end) {
    return EightBytes.indexOf(text, offset, end, '\n');
  }

  /** The line, from the first line that was given. */
  public int line() {
    return line;
  }

  /** The column in code points, from 1. */
  public int column() {
    return column;
  }
}
