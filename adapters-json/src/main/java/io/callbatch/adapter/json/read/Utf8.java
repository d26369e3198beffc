package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.bytes.EightBytes;

/**
 * Looks over the bytes of a text before it is parsed: are they UTF-8 (RFC 3629), and can an escape
 * in them spell half a surrogate pair? Sixteen bytes at a time where they are plain.
 *
 * @param invalidAt offset of the first byte that is no UTF-8, or -1
 * @param surrogateEscapes whether there is a {@code \\uD8xx} to {@code \\uDFxx}
 */
public record Utf8(int invalidAt, boolean surrogateEscapes) {

  /** Looks over a text. */
  public static Utf8 scan(byte[] text) {
    boolean surrogateEscapes = false;
    int i = 0;
    while (i < text.length) {
      while (i + 2 * Long.BYTES <= text.length
          && isPlain(EightBytes.at(text, i), EightBytes.at(text, i + Long.BYTES))) {
        i += 2 * Long.BYTES;
      }
      if (i == text.length) {
        break;
      }
      byte first = text[i];
      if (first >= 0) {
        if (first == '\\') {
          surrogateEscapes |= isSurrogateEscape(text, i);
          i += i + 1 < text.length && text[i + 1] == '\\' ? 1 : 0; // an escaped backslash
        }
        i++;
      } else {
        int length = sequenceLength(text, i);
        if (length == 0) {
          return new Utf8(i, surrogateEscapes);
        }
        i += length;
      }
    }
    return new Utf8(-1, surrogateEscapes);
  }

  /** Whether none of the bytes is a backslash or outside ASCII. */
  private static boolean isPlain(long eight, long more) {
    return ((eight | more) & EightBytes.HIGH_BITS
            | EightBytes.places(eight, '\\')
            | EightBytes.places(more, '\\'))
        == 0;
  }

  private static boolean isSurrogateEscape(byte[] text, int at) {
    return at + 3 < text.length
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
