package io.callbatch.domain.model.property;

import java.util.Map;

/**
 * What stands at an {@code &} in HTML.
 *
 * @param codePoint the character that is meant
 * @param length how many UTF-16 units of the HTML stand for it
 */
record CharacterReference(int codePoint, int length) {

  /** The longest reference that is decoded, in UTF-16 units. */
  private static final int MAX_LENGTH = 12;

  private static final int REPLACEMENT = 0xFFFD;

  /** The names that occur in notes; others stay as they are. */
  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("amp", (int) '&'),
          Map.entry("lt", (int) '<'),
          Map.entry("gt", (int) '>'),
          Map.entry("quot", (int) '"'),
          Map.entry("apos", (int) '\''),
          Map.entry("nbsp", 0xA0),
          Map.entry("iexcl", 0xA1),
          Map.entry("cent", 0xA2),
          Map.entry("pound", 0xA3),
          Map.entry("yen", 0xA5),
          Map.entry("sect", 0xA7),
          Map.entry("copy", 0xA9),
          Map.entry("laquo", 0xAB),
          Map.entry("reg", 0xAE),
          Map.entry("deg", 0xB0),
          Map.entry("middot", 0xB7),
          Map.entry("raquo", 0xBB),
          Map.entry("iquest", 0xBF),
          Map.entry("Auml", 0xC4),
          Map.entry("Ouml", 0xD6),
          Map.entry("times", 0xD7),
          Map.entry("Uuml", 0xDC),
          Map.entry("szlig", 0xDF),
          Map.entry("agrave", 0xE0),
          Map.entry("auml", 0xE4),
          Map.entry("ccedil", 0xE7),
          Map.entry("egrave", 0xE8),
          Map.entry("eacute", 0xE9),
          Map.entry("ntilde", 0xF1),
          Map.entry("ouml", 0xF6),
          Map.entry("uuml", 0xFC),
          Map.entry("ndash", 0x2013),
          Map.entry("mdash", 0x2014),
          Map.entry("lsquo", 0x2018),
          Map.entry("rsquo", 0x2019),
          Map.entry("ldquo", 0x201C),
          Map.entry("rdquo", 0x201D),
          Map.entry("bull", 0x2022),
          Map.entry("hellip", 0x2026),
          Map.entry("euro", 0x20AC),
          Map.entry("trade", 0x2122),
          Map.entry("rarr", 0x2192));

  /** The reference at an {@code &}; the {@code &} itself where there is none. */
  static CharacterReference at(String html, int start) {
    int limit = Math.min(html.length(), start + MAX_LENGTH);
    for (int end = start + 1; end < limit; end++) {
      char c = html.charAt(end);
      if (c == ';') {
        int codePoint = decode(html.substring(start + 1, end));
        return codePoint < 0
            ? new CharacterReference('&', 1)
            : new CharacterReference(codePoint, end + 1 - start);
      }
      if (c != '#' && !Character.isLetterOrDigit(c)) {
        break;
      }
    }
    return new CharacterReference('&', 1);
  }

  private static int decode(String reference) {
    if (!reference.startsWith("#")) {
      return NAMED.getOrDefault(reference, -1);
    }
    boolean hex = reference.startsWith("#x") || reference.startsWith("#X");
    String digits = reference.substring(hex ? 2 : 1);
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), hex ? 16 : 10) : -1;
      if (digit < 0) {
        return -1;
      }
      number = Math.min(number * (hex ? 16 : 10) + digit, Character.MAX_CODE_POINT + 1);
    }
    boolean character =
        number > 0
            && Character.isValidCodePoint(number)
            && Character.getType(number) != Character.SURROGATE;
    return digits.isEmpty() ? -1 : character ? number : REPLACEMENT;
  }
}
