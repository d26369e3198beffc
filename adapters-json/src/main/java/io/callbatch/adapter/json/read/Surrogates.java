package io.callbatch.adapter.json.read;

/** Finds halves of surrogate pairs, which a JSON escape can spell and no Unicode text can hold. */
final class Surrogates {

  private Surrogates() {}

  static boolean isWellFormed(String text) {
    return firstLone(text, 0) < 0;
  }

  /** The text with U+FFFD for every lone half. */
  static String replaced(String text) {
    StringBuilder wellFormed = new StringBuilder(text);
    for (int at = firstLone(text, 0); at >= 0; at = firstLone(text, at + 1)) {
      wellFormed.setCharAt(at, '\uFFFD');
    }
    return wellFormed.toString();
  }

  private static int firstLone(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
