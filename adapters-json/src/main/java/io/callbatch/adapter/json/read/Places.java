package io.callbatch.adapter.json.read;

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
    int end = Math.min(target, text.length);
    for (; offset < end; offset++) {
      byte b = text[offset];
      if (b == '\n') {
        line++;
        column = 1;
      } else if ((b & 0xC0) != 0x80) {
        column++; // every character has one byte that doesn't continue another
      }
    }
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
