package io.callbatch.domain.model.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextsTest {

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
