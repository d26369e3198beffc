package io.callbatch.domain.model.search;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A token to look for in texts, without regard to case. It stands in a text where an end of the
 * text or a character that is neither letter nor digit nor beyond ASCII comes before and after it;
 * {@code *} stands for any characters but white space.
 *
 * <p>Make one for a whole statement rather than for each text: what can be prepared is. Safe for
 * use by several threads.
 */
public final class TokenPattern {

  private static final String EDGE =
      "[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007f]";
  private static final String NO_SPACE = "[^\\u0009-\\u000d\\u0020]*";

  private final String pattern;

  /** What stands before, between and after the stars, one part more than there are stars. */
  private final List<LiteralPart> parts;

  /** Takes the token as a caller writes it. */
  public TokenPattern(String token) {
    this.pattern = Texts.fold(token).replaceAll("\\*+", "*");
    this.parts = Stream.of(pattern.split("\\*", -1)).map(LiteralPart::new).toList();
  }

  /**
   * Whether the token is in a text. Looks at each character of the text a few times for each star
   * and once more, whatever text and token hold.
   */
  public boolean isIn(String text) {
    return !pattern.isEmpty() && isInFolded(Texts.fold(text));
  }

  /**
   * The same for a text that is folded. Part by part it keeps all places in the text up to which
   * some way fits, so that no way is ever tried again.
   */
  boolean isInFolded(CharSequence text) {
    BitSet reached = starts(text);
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        passStar(text, reached);
      }
      reached = parts.get(i).ends(text, reached);
      if (reached.isEmpty()) {
        return false;
      }
    }
    return endsAtEdge(text, reached);
  }

  private static BitSet starts(CharSequence text) {
    BitSet starts = new BitSet(text.length() + 1);
    starts.set(0);
    for (int at = 0; at < text.length(); at++) {
      if (edge(text.charAt(at))) {
        starts.set(at + 1);
      }
    }
    return starts;
  }

  private static void passStar(CharSequence text, BitSet reached) {
    int at = reached.nextSetBit(0);
    while (at >= 0 && at < text.length()) {
      if (space(text.charAt(at))) {
        at = reached.nextSetBit(at + 1);
      } else {
        at++;
        reached.set(at);
      }
    }
  }

  private static boolean endsAtEdge(CharSequence text, BitSet reached) {
    for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
      if (at == text.length() || edge(text.charAt(at))) {
        return true;
      }
    }
    return false;
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
