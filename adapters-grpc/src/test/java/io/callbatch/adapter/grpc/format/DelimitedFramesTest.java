package io.callbatch.adapter.grpc.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.out.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelimitedFramesTest {
  private static final int MOST = 200;

  @Test
  void everyLengthIsFollowedByAMessage() throws IOException {
    assertThat(frames(bytes(0, 2, 'a', 'b', 1, 'c'))).containsExactly("1: 0", "2: 2", "3: 1");
  }

  @Test
  void nothingHoldsNoMessage() throws IOException {
    assertThat(frames(bytes())).isEmpty();
  }

  @Test
  void aLengthMayTakeSeveralBytes() throws IOException {
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    source.write(bytes(0xC8, 0x01));
    source.write(new byte[200]);

    assertThat(frames(source.toByteArray())).containsExactly("1: 200");
  }

  @Test
  void aMessageThatIsTooLargeIsPassedOver() throws IOException {
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    source.write(bytes(0xC9, 0x01));
    source.write(new byte[201]);
    source.write(bytes(1, 'x'));

    assertThat(frames(source.toByteArray()))
        .containsExactly(
            "1: found a document of more than 200 bytes, the most that is read, resumable", "2: 1");
  }

  @Test
  void theEndWithinAMessageIsSaid() throws IOException {
    assertThat(frames(bytes(1, 'x', 5, 'a', 'b')))
        .containsExactly(
            "1: 1", "2: found the end of the source within message 2, after 2 of 5 bytes");
    assertThat(frames(bytes(0xC9, 0x01, 'x')))
        .containsExactly("1: found a document of more than 200 bytes, the most that is read");
  }

  @Test
  void theEndWithinALengthIsSaid() throws IOException {
    assertThat(frames(bytes(0x80)))
        .containsExactly("1: expected a length, a varint up to 2147483647, before message 1");
  }

  @Test
  void aLengthBeyond31BitsIsNone() throws IOException {
    assertThat(frames(bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 1))).hasSize(1);
    assertThat(frames(bytes(0xFF, 0xFF, 0xFF, 0xFF, 0x0F)))
        .containsExactly("1: expected a length, a varint up to 2147483647, before message 1");
  }

  @Test
  void aMessageIsAtHandOnceAllOfItHasCome() throws IOException {
    byte[] message = bytes(6, 'a', 'b', 'c', 'd', 'e', 'f');
    for (int come = 0; come < message.length; come++) {
      assertThat(isAtHand(Arrays.copyOf(message, come))).as("after %d bytes", come).isFalse();
    }
    assertThat(isAtHand(message)).isTrue();
  }

  @Test
  void aMessageIsThereAfterItWasSaidToBeAtHand() throws IOException {
    DelimitedFrames frames =
        new DelimitedFrames(
            new ByteArrayInputStream(bytes(4, 'a', 'b', 'c', 'd', 4, 'e', 'f', 'g', 'h')), MOST);

    for (String message : List.of("abcd", "efgh")) {
      assertThat(frames.isAtHand()).isTrue();
      assertThat(((Frame.Document) frames.next().orElseThrow()).bytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(message);
    }
    assertThat(frames.isAtHand()).isFalse();
  }

  @Test
  void aMessageThatIsTooLargeIsNeverSaidToBeAtHand() throws IOException {
    byte[] message = new byte[300];
    message[0] = (byte) 0xC9;
    message[1] = 1;

    assertThat(isAtHand(message)).isFalse();
  }

  private static boolean isAtHand(byte[] source) throws IOException {
    return new DelimitedFrames(new ByteArrayInputStream(source), MOST).isAtHand();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static List<String> frames(byte[] source) throws IOException {
    DelimitedFrames frames = new DelimitedFrames(new ByteArrayInputStream(source), MOST);
    List<String> lines = new ArrayList<>();
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      switch (next.get()) {
        case Frame.Document document ->
            lines.add(document.firstLine() + ": " + document.bytes().length);
        case Frame.Broken(Reading.Refused refusal, boolean resumable) -> {
          Violation violation = refusal.violations().listed().getFirst();
          lines.add(
              violation.line() + ": " + violation.message() + (resumable ? ", resumable" : ""));
          if (!resumable) {
            return lines;
          }
        }
      }
    }
    return lines;
  }
}
