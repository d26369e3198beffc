package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.Samples;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class Utf8Test {

  private static final Pattern SURROGATE_ESCAPE = Pattern.compile("\\\\u[dD][89a-fA-F]");

  @Test
  void findsTheFirstByteThatTheJdkDoesNotDecode() {
    Samples.check(
        "UTF-8 as the JDK decodes it",
        2_000,
        random -> {
          byte[] text = bytes(random);
          if (text.length > 0 && random.nextInt(3) > 0) {
            text[random.nextInt(text.length)] = (byte) random.nextInt(256);
          }
          assertThat(Utf8.scan(text).invalidAt()).isEqualTo(firstMalformed(text));
        });
  }

  @Test
  void findsEscapesOfSurrogatesWhereverBlocksMeet() {
    Samples.check(
        "escapes of surrogates",
        2_000,
        random -> {
          StringBuilder text = new StringBuilder(text(random));
          int at =
              text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
          text.insert(at, new Draw(random).oneOf("\\ud800", "\\uDfff", "\\u00e9", "\\\"", "\\t"));
          byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

          assertThat(Utf8.scan(bytes).surrogateEscapes())
              .isEqualTo(SURROGATE_ESCAPE.matcher(text).find());
        });
  }

  private static byte[] bytes(RandomGenerator random) {
    return text(random).getBytes(StandardCharsets.UTF_8);
  }

  /** Some blocks long: most of it plain, the rest anything. */
  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder("plain".repeat(random.nextInt(1, 600)));
    for (int pieces = random.nextInt(4); pieces > 0; pieces--) {
      text.append(new Draw(random).text()).append("plain".repeat(random.nextInt(600)));
    }
    return text.toString();
  }

  private static int firstMalformed(byte[] text) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(text);
    boolean malformed = decoder.decode(bytes, CharBuffer.allocate(text.length), true).isError();
    return malformed ? bytes.position() : -1;
  }
}
