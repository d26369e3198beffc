package io.callbatch.adapter.json.read;

/** Shows a value in a message: short, on one line, and never half a character. */
final class Quote {

  private static final int LONGEST = 40;
  private static final int LONGEST_LINE = 200;

  private Quote() {}

  /** A text in quotation marks. */
  static String text(String text) {
    return '"' + shortened(text) + '"';
  }

  /** A text as it is. */
  static String shortened(String text) {
    return shown(text, LONGEST);
  }

  /** A whole line of prose. */
  static String line(String text) {
    return shown(text, LONGEST_LINE);
  }

  private static String shown(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    int characters = 0;
    for (int i = 0; i < text.length(); characters++) {
      if (characters == longest) {
        return shown.append('…').toString();
      }
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (Character.isISOControl(character)
          || Character.getType(character) == Character.SURROGATE
          || character == 0x2028
          || character == 0x2029) {
        shown.append("\\u%04x".formatted(character));
      } else {
        shown.appendCodePoint(character);
      }
    }
    return shown.toString();
  }
}
