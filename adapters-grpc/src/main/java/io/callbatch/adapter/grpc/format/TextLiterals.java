package io.callbatch.adapter.grpc.format;

import com.google.protobuf.TextFormat;

/**
 * Looks over the string literals of a text-format message: escapes such as {@code \377} can spell
 * bytes that are no UTF-8, which the parser would silently replace.
 */
final class TextLiterals {

  private TextLiterals() {}

  /** Offset of the first literal that isn't UTF-8, or -1. Text that is malformed isn't judged. */
  static int firstNotUtf8(CharSequence text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '#') {
        i = endOfLine(text, i);
      } else if (c == '"' || c == '\'') {
        int end = closingQuote(text, i);
        if (!isUtf8(text.subSequence(i + 1, Math.min(end, text.length())))) {
          return i;
        }
        i = end + 1;
      } else {
        i++;
      }
    }
    return -1;
  }

  private static int endOfLine(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n') {
      i++;
    }
    return i;
  }

  private static int closingQuote(CharSequence text, int opening) {
    char quote = text.charAt(opening);
    int i = opening + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static boolean isUtf8(CharSequence literal) {
    try {
      return TextFormat.unescapeBytes(literal).isValidUtf8();
    } catch (TextFormat.InvalidEscapeSequenceException e) {
      return true; // the parser says what is wrong with it
    }
  }
}
