package io.callbatch.domain.model.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How search looks at texts, the same in every store. */
public final class Texts {

  /** Texts by code points, as UTF-8 sorts; {@link String#compareTo} goes by UTF-16 units. */
  public static final Comparator<String> BY_CODE_POINTS = Texts::compare;

  private static final int LONGEST_WORD = 100;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?");

  private Texts() {}

  /** The text in lower case, character by character. */
  public static String fold(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /**
   * The words of a text, folded: runs of letters and digits, cut where they are longer than any
   * word is.
   */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int c;
    for (int at = 0; at < text.length(); at += Character.charCount(c)) {
      c = text.codePointAt(at);
      if (!Character.isLetterOrDigit(c)) {
        end(word, words);
      } else if (word.length() < LONGEST_WORD) {
        word.appendCodePoint(Character.toLowerCase(c));
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** The number that a text is, if it is one. */
  public static Optional<BigDecimal> number(String text) {
    return text.length() <= LONGEST_WORD && NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static int compare(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean surrogate = Character.isSurrogate(a);
        // A surrogate stands for a character beyond all those of one unit.
        return surrogate == Character.isSurrogate(b) ? a - b : surrogate ? 1 : -1;
      }
    }
    return left.length() - right.length();
  }
}
