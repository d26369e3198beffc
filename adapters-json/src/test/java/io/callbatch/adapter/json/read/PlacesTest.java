package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlacesTest {

  @Test
  void countsLineFeedsAndTheCharactersAfterTheLastOne() {
    Samples.check(
        "lines and columns",
        500,
        random -> {
          Draw draw = new Draw(random);
          String text = draw.text() + draw.oneOf("", "\n", "\n\n") + draw.text() + draw.text();
          Places places = new Places(text.getBytes(StandardCharsets.UTF_8), 7);

          int at = 0;
          while (at < text.length()) {
            String before = text.substring(0, at);
            places.moveTo(before.getBytes(StandardCharsets.UTF_8).length);

            assertThat(places.line()).isEqualTo(7 + before.chars().filter(c -> c == '\n').count());
            String line = before.substring(before.lastIndexOf('\n') + 1);
            assertThat(places.column()).isEqualTo(1 + line.codePointCount(0, line.length()));
            int further = Math.min(text.codePointCount(at, text.length()), random.nextInt(1, 40));
            at = text.offsetByCodePoints(at, further);
          }
        });
  }

  @Test
  void staysAtTheEndOfTheText() {
    Places places = new Places("ab\nc".getBytes(StandardCharsets.US_ASCII), 1);

    places.moveTo(100);
    places.moveTo(100);

    assertThat(places.line()).isEqualTo(2);
    assertThat(places.column()).isEqualTo(2);
  }
}
