package io.callbatch.domain.model.search;

/**
 * A token to look for in texts, without regard to case. It stands in a text where an end of the
 * text or a character that is neither letter nor digit nor beyond ASCII comes before and after it;
 * {@code *} stands for any characters but white space.
 */
public final class TokenPattern {

  private static final String EDGE =
      "[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007f]";
  private static final String NO_SPACE = "[^\\u0009-\\u000d\\u0020]*";

  private final String pattern;

  /** Takes the token as a caller writes it. */
  public TokenPattern(String token) {
    this.pattern = Texts.fold(token).replaceAll("\\*+", "*");
  }

  /**
   * Whether the token is in a text. Takes time in proportion to both lengths at most, whatever they
   * hold.
   */
  public boolean isIn(String text) {
    if (pattern.isEmpty()) {
      return false;
    }
    String folded = Texts.fold(text);
    // reached[i]: the text up to here, from some edge on, fits the first i characters.
    boolean[] reached = new boolean[pattern.length() + 1];
    for (int at = 0; at <= folded.length(); at++) {
      if (at == 0 || edge(folded.charAt(at - 1))) {
        reached[0] = true;
      }
      passStars(reached);
      if (reached[pattern.length()] && (at == folded.length() || edge(folded.charAt(at)))) {
        return true;
      }
      if (at < folded.length()) {
        step(reached, folded.charAt(at));
      }
    }
    return false;
  }

  private void passStars(boolean[] reached) {
    for (int i = 0; i < pattern.length(); i++) {
      if (reached[i] && pattern.charAt(i) == '*') {
        reached[i + 1] = true;
      }
    }
  }

  private void step(boolean[] reached, char next) {
    boolean previous = false;
    for (int i = 0; i < pattern.length(); i++) {
      boolean here = reached[i];
      boolean star = pattern.charAt(i) == '*';
      reached[i] = previous || (here && star && !space(next));
      previous = here && !star && pattern.charAt(i) == next;
    }
    reached[pattern.length()] = previous;
  }

  /** The same as a regular expression on folded text, in what Java and PostgreSQL share. */
  public String regex() {
    if (pattern.isEmpty()) {
      return "a^";
    }
    StringBuilder regex = new StringBuilder("(^|").append(EDGE).append(')');
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        regex.append(NO_SPACE);
      } else if (c < 0x80 && !letterOrDigit(c)) {
        regex.append("\\u00").append(String.format("%02x", (int) c));
      } else {
        regex.append(c);
      }
    }
    return regex.append("($|").append(EDGE).append(')').toString();
  }

  private static boolean edge(char c) {
    return c < 0x80 && !letterOrDigit(c);
  }

  private static boolean letterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
