package io.callbatch.adapter.json.read;

import java.util.Arrays;

/**
 * The escapes of a text that spell half a surrogate pair without its other half: JSON's grammar
 * allows them (RFC 8259, section 8.2), and no Unicode text can hold what they say.
 *
 * <p>The parser is given a text in which they spell U+FFFD instead, byte for byte as long, so that
 * it reads on and every other fault is found as well.
 */
final class LoneSurrogates {

  private static final LoneSurrogates NONE = new LoneSurrogates(new int[0]);
  private static final int ESCAPE_LENGTH = 6;

  private final int[] offsets;

  private LoneSurrogates(int[] offsets) {
    this.offsets = offsets;
  }

  /** The lone halves of a text that was scanned. */
  static LoneSurrogates of(byte[] text, Utf8 scan) {
    if (!scan.surrogateEscapes()) {
      return NONE;
    }
    int[] found = new int[16];
    int count = 0;
    int i = 0;
    while (i < text.length - 1) {
      if (text[i] != '\\') {
        i++;
      } else if (text[i + 1] != 'u') {
        i += 2;
      } else if (isHigh(text, i) && isLow(text, i + ESCAPE_LENGTH)) {
        i += 2 * ESCAPE_LENGTH;
      } else {
        if (isHigh(text, i) || isLow(text, i)) {
          found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
          found[count++] = i;
        }
        i += 2;
      }
    }
    return count == 0 ? NONE : new LoneSurrogates(Arrays.copyOf(found, count));
  }

  boolean isEmpty() {
    return offsets.length == 0;
  }

  /** Whether there is one between two offsets. */
  boolean isBetween(int start, int end) {
    int at = Arrays.binarySearch(offsets, start);
    int next = at < 0 ? -at - 1 : at;
    return next < offsets.length && offsets[next] < end;
  }

  /** The text with an escape for U+FFFD in the place of each; the same text if there is none. */
  byte[] replacedIn(byte[] text) {
    if (isEmpty()) {
      return text;
    }
    byte[] replaced = text.clone();
    for (int offset : offsets) {
      for (int digit = 2; digit < ESCAPE_LENGTH; digit++) {
        replaced[offset + digit] = (byte) (digit == ESCAPE_LENGTH - 1 ? 'd' : 'f');
      }
    }
    return replaced;
  }

  private static boolean isHigh(byte[] text, int at) {
    return isSurrogate(text, at, "89abAB");
  }

  private static boolean isLow(byte[] text, int at) {
    return isSurrogate(text, at, "cdefCDEF");
  }

  private static boolean isSurrogate(byte[] text, int at, String thirdDigits) {
    return at + ESCAPE_LENGTH <= text.length
        && text[at] == '\\'
        && text[at + 1] == 'u'
        && (text[at + 2] | 0x20) == 'd'
        && thirdDigits.indexOf(text[at + 3]) >= 0
        && Character.digit(text[at + 4], 16) >= 0
        && Character.digit(text[at + 5], 16) >= 0;
  }
}
