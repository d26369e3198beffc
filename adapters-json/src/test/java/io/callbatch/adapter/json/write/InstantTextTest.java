package io.callbatch.adapter.json.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Instants;
import io.callbatch.domain.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "2000-02-29T12:34:56.100Z",
        "2024-02-29T00:00:00.000001Z",
        "2024-03-01T00:00:00.000000001Z",
        "2100-02-28T23:59:59.010Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  void isWhatIsoSays(String text) {
    assertThat(write(Instant.parse(text))).isEqualTo(text);
  }

  @Test
  void isTheTextOfEveryInstantInRange() {
    Samples.check(
        "text of an instant",
        20_000,
        random -> {
          long seconds =
              random.nextLong(Instants.FIRST.getEpochSecond(), Instants.LAST.getEpochSecond() + 1);
          int unit = new int[] {1, 1_000, 1_000_000, 1_000_000_000}[random.nextInt(4)];
          Instant instant =
              Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / unit * unit);

          assertThat(write(instant)).isEqualTo(instant.toString());
        });
  }

  private static String write(Instant instant) {
    byte[] target = new byte[InstantText.MOST_BYTES + 1];
    int end = InstantText.write(instant, target, 1);
    return new String(target, 1, end - 1, StandardCharsets.US_ASCII);
  }
}
