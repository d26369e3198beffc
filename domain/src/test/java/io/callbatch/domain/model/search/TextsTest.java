package io.callbatch.domain.model.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @ParameterizedTest
  @CsvSource({
    "disc*, A Discovery call, true",
    "discovery, Discovery, true",
    "discovery, discoveries, false",
    "*@hubspot.com, 'ann@hubspot.com, bob', true",
    "*@hubspot.com, ann@hubspot.computer, false",
    "a*b, a b, false",
    "a*b, xaxb, false",
    "É*, école, true",
    "*, '', true",
    "'', anything, false",
  })
  void tokensAreWholeUnlessAStarSaysOtherwise(String token, String text, boolean found) {
    assertThat(new TokenPattern(token).isIn(text)).isEqualTo(found);
  }

  @Test
  void aTokenPatternAgreesWithItsRegularExpression() {
    Samples.check(
        "a token pattern agrees with its regular expression",
        2_000,
        random -> {
          Draw draw = new Draw(random);
          String text = drawn(draw, "ab. *-é", 12);
          String token = drawn(draw, "ab.**é", 5);
          TokenPattern pattern = new TokenPattern(token);
          assertThat(pattern.isIn(text))
              .as("'%s' in '%s'", token, text)
              .isEqualTo(Pattern.compile(pattern.regex()).matcher(Texts.fold(text)).find());
        });
  }

  private static String drawn(Draw draw, String characters, int most) {
    StringBuilder text = new StringBuilder();
    for (int length = draw.below(most); length > 0; length--) {
      text.append(characters.charAt(draw.below(characters.length())));
    }
    return text.toString();
  }

  @Test
  void aLongTextAndAPatternOfManyStarsEnd() {
    assertThat(new TokenPattern("*a".repeat(100) + "b").isIn("a".repeat(65_536))).isFalse();
  }

  @Test
  void textsSortAsTheirUtf8() {
    Samples.check(
        "texts sort as their UTF-8",
        2_000,
        random -> {
          Draw draw = new Draw(random);
          String left = draw.text();
          String right = draw.text();
          assertThat(Integer.signum(Texts.BY_CODE_POINTS.compare(left, right)))
              .isEqualTo(
                  Integer.signum(
                      Arrays.compareUnsigned(
                          left.getBytes(StandardCharsets.UTF_8),
                          right.getBytes(StandardCharsets.UTF_8))));
        });
  }

  @Test
  void wordsAreRunsOfLettersAndDigits() {
    assertThat(Texts.words("Call #1: É-mail_x, 3.5"))
        .containsExactly("call", "1", "é", "mail", "x", "3", "5");
  }

  @Test
  void numbersAreDecimal() {
    assertThat(Texts.number("1e3")).isPresent();
    assertThat(Texts.number("1e99999")).isEmpty();
    assertThat(Texts.number("0x1")).isEmpty();
  }
}
