package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.bytes.EightBytes;

/**
 * Looks over the bytes of a text before it is parsed: are they UTF-8 (RFC 3629), and can an escape
 * in them spell half a surrogate pair? Most blocks of a text are ASCII without {@code \\u}, and are
 * passed over as a whole.
 *
 * @param invalidAt offset of the first byte that is no UTF-8, or -1
 * @param surrogateEscapes whether {@code \\uD8xx} to {@code \\uDFxx} stands somewhere, be it after
 *     another backslash
 */
public record Utf8(int invalidAt, boolean surrogateEscapes) {

  private static final int BLOCK = 1024;

  /** Looks over a text. */
  public static Utf8 scan(byte[] text) {
    boolean surrogateEscapes = false;
    int i = 0;
    while (i < text.length) {
      int end = Math.min(i + BLOCK, text.length);
      if (EightBytes.areAsciiWithout(text, i, end, '\\', 'u')) {
        i = end;
      }
      while (i < end) {
        if (text[i] >= 0) {
          surrogateEscapes |= isSurrogateEscape(text, i);
          i++;
        } else {
          int length = sequenceLength(text, i);
          if (length == 0) {
            return new Utf8(i, surrogateEscapes);
          }
          i += length;
        }
      }
    }
    return new Utf8(-1, surrogateEscapes);
  }

  private static boolean isSurrogateEscape(byte[] text, int at) {
    return text[at] == '\\'
        && at + 3 < text.length
        && text[at + 1] == 'u'
        && (text[at + 2] | 0x20) == 'd'
        && "89abcdefABCDEF".indexOf(text[at + 3]) >= 0;
  }

  /** Length of the well-formed sequence that starts here, or 0 (Unicode, table 3-7). */
  private static int sequenceLength(byte[] text, int at) {
    int first = text[at] & 0xFF;
    if (first >= 0xC2 && first <= 0xDF) {
      return continues(text, at + 1, 0x80, 0xBF) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
      int least = first == 0xE0 ? 0xA0 : 0x80;
      int most = first == 0xED ? 0x9F : 0xBF;
      return continues(text, at + 1, least, most) && continues(text, at + 2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
      int least = first == 0xF0 ? 0x90 : 0x80;
      int most = first == 0xF4 ? 0x8F : 0xBF;
      return continues(text, at + 1, least, most)
              && continues(text, at + 2, 0x80, 0xBF)
              && continues(text, at + 3, 0x80, 0xBF)
          ? 4
          : 0;
    }
    return 0;
  }

  private static boolean continues(byte[] text, int at, int least, int most) {
    return at < text.length && (text[at] & 0xFF) >= least && (text[at] & 0xFF) <= most;
  }
}
