package io.callbatch.adapter.grpc.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.out.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextBatchReaderTest {
  private static final String PENDING = "status: BATCH_STATUS_PENDING\n";

  private final TextBatchReader reader =
      new TextBatchReader(ReadLimits.DEFAULT, new MessageReading((_, _, _) -> Optional.empty()));

  @Test
  void readsWhatPeopleWrite() {
    Reading reading =
        read(
            """
            # a note
            status: BATCH_STATUS_COMPLETE
            started_at { seconds: 1 } completed_at: < seconds: 2 nanos: 5 >
            links { key: "a" value: 'b' "c" }
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(((Reading.Accepted) reading).batch().links()).containsEntry("a", "bc");
  }

  @Test
  void saysWhereTheTextStopsBeingAMessage() {
    assertThat(violation((PENDING + "nothing: 5\n").getBytes(StandardCharsets.UTF_8)))
        .satisfies(violation -> {
          assertThat(violation.line()).isEqualTo(2);
          assertThat(violation.rule().id()).isEqualTo("syntax");
          assertThat(violation.message()).contains("nothing");
        });
  }

  @Test
  void refusesAFieldThatIsGivenTwice() {
    assertThat(violation((PENDING + PENDING).getBytes(StandardCharsets.UTF_8)).rule().id())
        .isEqualTo("syntax");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] text = (PENDING + "links { key: \"a\" value: \"x\" }").getBytes(StandardCharsets.UTF_8);
    text[text.length - 4] = (byte) 0xFF;

    assertThat(violation(text).rule().id()).isEqualTo("unicode");
  }

  @Test
  void refusesEscapesThatSpellNoUtf8() {
    byte[] text =
        (PENDING + "# \"\\377\"\nlinks { key: 'é\\'' value: \"\\303\\251\\377\" }")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(violation(text))
        .isEqualTo(
            new Violation(
                "",
                3,
                27,
                Rule.UNICODE,
                "expected text in UTF-8, found a string whose escapes spell no UTF-8"));
  }

  private Reading read(byte[] text) {
    return reader.read(new Frame.Document(text), ReadOptions.DEFAULT);
  }

  private Violation violation(byte[] text) {
    Reading reading = read(text);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).violations().listed().getFirst();
  }
}
