package io.callbatch.domain.model.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPatternTest {

  @ParameterizedTest
  @CsvSource({
    "disc*, A Discovery call, true",
    "discovery, Discovery, true",
    "discovery, discoveries, false",
    "*@hubspot.com, 'ann@hubspot.com, bob', true",
    "*@hubspot.com, ann@hubspot.computer, false",
    "a*b, a b, false",
    "a*b, xaxb, false",
    "a b*c, a ba bc, false",
    "É*, école, true",
    "*, '', true",
    "'', anything, false",
  })
  void tokensAreWholeUnlessAStarSaysOtherwise(String token, String text, boolean found) {
    assertThat(new TokenPattern(token).isIn(text)).isEqualTo(found);
  }

  @Test
  void agreesWithItsRegularExpressionAndWithTheMeaningSpelledOut() {
    Samples.check(
        "a token pattern agrees with its regular expression and its meaning",
        20_000,
        random -> {
          Draw draw = new Draw(random);
          String text = drawn(draw, draw.oneOf("ab. *-é", "aab ", "a "), 14);
          String token = drawn(draw, draw.oneOf("ab.**é", "aab* ", "a *"), 7);
          TokenPattern pattern = new TokenPattern(token);
          boolean found = pattern.isIn(text);
          assertThat(found).as("'%s' in '%s'", token, text).isEqualTo(meaning(token, text));
          assertThat(found)
              .as("'%s' in '%s', as a regular expression", token, text)
              .isEqualTo(Pattern.compile(pattern.regex()).matcher(Texts.fold(text)).find());
        });
  }

  /** Tries everything, from every place. */
  private static boolean meaning(String token, String text) {
    for (int at = 0; at <= text.length() && !token.isEmpty(); at++) {
      if ((at == 0 || edge(text.charAt(at - 1))) && fits(token, text, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String token, String text, int at) {
    if (token.isEmpty()) {
      return at == text.length() || edge(text.charAt(at));
    }
    boolean more = at < text.length();
    if (token.charAt(0) == '*') {
      return fits(token.substring(1), text, at)
          || (more && text.charAt(at) != ' ' && fits(token, text, at + 1));
    }
    return more && text.charAt(at) == token.charAt(0) && fits(token.substring(1), text, at + 1);
  }

  private static boolean edge(char c) {
    return " .*-".indexOf(c) >= 0;
  }

  private static String drawn(Draw draw, String characters, int most) {
    StringBuilder text = new StringBuilder();
    for (int length = draw.below(most); length > 0; length--) {
      text.append(characters.charAt(draw.below(characters.length())));
    }
    return text.toString();
  }

  /**
   * Each would take time in the square, or worse, of a matcher that tries one way after another.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*a*a*a*a*az",
        "a*a*a*a*a*z",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaz",
        "                                        *                                         z",
        "a a a a a a a a*a a a a a a a a*z",
        "a*",
        "z"
      })
  void looksAtEachCharacterAFewTimes(String token) {
    int length = 65_536;
    int parts = token.split("\\*", -1).length;
    for (String of : new String[] {"a", " ", "a ", "-a", "aab", "é"}) {
      CountedText text = new CountedText(of.repeat(length / of.length()));

      var _ = new TokenPattern(token).isInFolded(text);

      assertThat(text.looks)
          .as("looks at the text of '%s', for each of its characters", of)
          .isLessThanOrEqualTo((2L + 2L * parts) * length);
    }
  }

  private static final class CountedText implements CharSequence {
    private final String text;
    private long looks;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
