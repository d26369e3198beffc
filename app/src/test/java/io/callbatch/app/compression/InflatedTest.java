package io.callbatch.app.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InflatedTest {

  private static byte[] text(int lines) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(7);
    for (int i = 0; i < lines; i++) {
      text.append("{\"id\":").append(random.nextLong()).append("}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] compressed(Compression compression, byte[]... members) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (CompressedOutput output = new CompressedOutput(compression, target, false)) {
      for (byte[] member : members) {
        output.write(member);
        output.endMember();
      }
    }
    return target.toByteArray();
  }

  private static byte[] inflated(byte[] source) throws IOException {
    return inflated(new ByteArrayInputStream(source));
  }

  private static byte[] inflated(InputStream source) throws IOException {
    try (InputStream input = Inflated.of(source, "calls.ndjson.gz")) {
      return input.readAllBytes();
    }
  }

  /** A pipe: gives a byte at a time, and never says that more is at hand. */
  private static InputStream pipe(byte[] bytes) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(1, length));
      }

      @Override
      public int available() {
        return 0;
      }
    };
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void givesBackWhatWasCompressed(Compression compression) throws IOException {
    byte[] text = text(20_000);

    assertThat(inflated(compressed(compression, text))).isEqualTo(text);
    assertThat(inflated(pipe(compressed(compression, text(100))))).isEqualTo(text(100));
    assertThat(inflated(compressed(compression))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void readsMembersThatFollowOneAnother(Compression compression) throws IOException {
    byte[] members = compressed(compression, text(10), text(300), text(1));

    assertThat(inflated(pipe(members))).isEqualTo(joined(text(10), text(300), text(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "[1]", "{\"a\":1}\n", "\u001f", "(\u00b5/"})
  void leavesOtherSourcesAsTheyAre(String text) throws IOException {
    byte[] source = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(inflated(source)).isEqualTo(source);
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "ZSTD"})
  void saysWhereAFileIsCutOff(Compression compression) throws IOException {
    byte[] whole = compressed(compression, text(50), text(50));
    int first = compressed(compression, text(50)).length;

    for (int length = 4; length < whole.length; length++) {
      if (length != first) {
        byte[] part = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> inflated(part))
            .as("%d of %d bytes", length, whole.length)
            .isInstanceOf(DamagedFileException.class)
            .hasMessageStartingWith("calls.ndjson.gz: expected more ")
            .hasMessageEndingWith("data, found the end of the file; it is cut off");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "ZSTD"})
  void noticesDamageAnywhere(Compression compression) throws IOException {
    byte[] text = text(50);
    byte[] whole = compressed(compression, text);

    for (int at = compression == Compression.GZIP ? 10 : 4; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      assertThat(outcome(damaged)).as("byte %d", at).isNotEqualTo("other");
    }
  }

  /** What came of a damaged file: its whole text is fine, where the damage has no meaning. */
  private static String outcome(byte[] damaged) throws IOException {
    try {
      return Arrays.equals(inflated(damaged), text(50)) ? "whole" : "other";
    } catch (DamagedFileException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void takesPaddingButNothingElseAfterGzip() throws IOException {
    byte[] whole = compressed(Compression.GZIP, text(5));

    assertThat(inflated(joined(whole, new byte[70_000]))).isEqualTo(text(5));
    assertThatThrownBy(() -> inflated(joined(whole, new byte[] {1})))
        .isInstanceOf(DamagedFileException.class);
    assertThatThrownBy(() -> inflated(joined(whole, new byte[] {0, 0, 7})))
        .isInstanceOf(DamagedFileException.class);
  }

  @Test
  void readsHeadersOfEveryKind() throws IOException {
    byte[] plain = compressed(Compression.GZIP, text(3));
    byte[] fields =
        joined(
            Arrays.copyOf(plain, 3),
            new byte[] {2 + 4 + 8 + 16},
            Arrays.copyOfRange(plain, 4, 10),
            new byte[] {2, 0, 'x', 'y'}, // extra
            new byte[] {'n', 0, 'c', 0, 1, 2}, // name, comment, checksum of the header
            Arrays.copyOfRange(plain, 10, plain.length));

    assertThat(inflated(fields)).isEqualTo(text(3));
  }

  @Test
  void skipsSkippableFramesOfZstd() throws IOException {
    byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};

    assertThat(inflated(joined(skippable, compressed(Compression.ZSTD, text(3)))))
        .isEqualTo(text(3));
  }

  @Test
  void refusesWindowsThatNeedTooMuchMemory() throws IOException {
    byte[] windowOf256MiB = {
      0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) (28 - 10 << 3), 1 << 3 | 1, 0, 0, 'x'
    };
    byte[] windowOf128MiB = windowOf256MiB.clone();
    windowOf128MiB[5] = (byte) (27 - 10 << 3);

    assertThat(inflated(windowOf128MiB)).containsExactly('x');
    assertThatThrownBy(() -> inflated(windowOf256MiB))
        .hasMessage(
            "calls.ndjson.gz: expected zstd data with a window of at most 128 MiB, found a larger"
                + " one");
  }

  @Test
  void toldByNames() {
    assertThat(Compression.ofName("a.ndjson.GZ")).isEqualTo(Compression.GZIP);
    assertThat(Compression.ofName("a.zst")).isEqualTo(Compression.ZSTD);
    assertThat(Compression.ofName("gz")).isEqualTo(Compression.NONE);
    assertThat(Compression.withoutSuffix("a.ndjson.gz")).isEqualTo("a.ndjson");
    assertThat(Compression.withoutSuffix("a.ndjson")).isEqualTo("a.ndjson");
  }
}
