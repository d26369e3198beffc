package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.out.DocumentFrames;
import io.callbatch.domain.port.out.Frame;
import io.callbatch.domain.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NdjsonBatchReaderTest {
  private final NdjsonBatchReader reader = new NdjsonBatchReader(new ReadLimits(100, 256, 1000));

  @Test
  void everyLineIsADocument() throws IOException {
    assertThat(lines("{\"a\":1}\n{\"b\":2}\n")).containsExactly("1 {\"a\":1}", "2 {\"b\":2}");
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    assertThat(lines("{}\n[]")).containsExactly("1 {}", "2 []");
  }

  @Test
  void blankLinesArePassedOverAndCounted() throws IOException {
    assertThat(lines("\n \t \r\n{}\n\n\n{}\n\n")).containsExactly("3 {}", "6 {}");
  }

  @Test
  void linesMayEndAsOnWindows() throws IOException {
    assertThat(lines("{}\r\n{}\r\n")).containsExactly("1 {}", "2 {}");
  }

  @Test
  void nothingHoldsNoDocument() throws IOException {
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n")).isEmpty();
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() throws IOException {
    assertThat(lines("{}\n" + "x".repeat(101) + "\n[]"))
        .containsExactly("1 {}", "2 too large, resumable", "3 []");
  }

  @Test
  void aLineMayBeAsLongAsAllowed() throws IOException {
    assertThat(lines("x".repeat(100) + "\n")).containsExactly("1 " + "x".repeat(100));
  }

  @Test
  void aLineIsAtHandOnceItsEndHasCome() throws IOException {
    ComingSource source = new ComingSource();
    DocumentFrames frames = reader.frames(source);

    assertThat(frames.isAtHand()).isFalse();
    source.come("{}\n[]\n{");
    assertThat(frames.isAtHand()).isTrue();
    assertThat(text(frames.next().orElseThrow())).isEqualTo("1 {}");
    assertThat(frames.isAtHand()).isTrue();
    assertThat(text(frames.next().orElseThrow())).isEqualTo("2 []");
    assertThat(frames.isAtHand()).isFalse();
    source.come("}\n");
    assertThat(frames.isAtHand()).isTrue();
    assertThat(text(frames.next().orElseThrow())).isEqualTo("3 {}");
  }

  @Test
  void blankLinesAreNoDocumentAtHand() throws IOException {
    ComingSource source = new ComingSource();
    DocumentFrames frames = reader.frames(source);

    source.come("\n \n");
    assertThat(frames.isAtHand()).isFalse();
    source.come("{}\n");
    assertThat(frames.isAtHand()).isTrue();
    assertThat(text(frames.next().orElseThrow())).isEqualTo("3 {}");
  }

  @Test
  void aLineThatIsTooLongIsNeverSaidToBeAtHand() throws IOException {
    ComingSource source = new ComingSource();
    DocumentFrames frames = reader.frames(source);

    source.come("x".repeat(200));

    assertThat(frames.isAtHand()).isFalse();
  }

  @Test
  void findingsHaveTheLineOfTheStream() throws IOException {
    DocumentFrames frames = reader.frames(source("{}\n\n  {\"status\": 5}\n"));
    frames.next();

    Reading reading =
        reader.read((Frame.Document) frames.next().orElseThrow(), ReadOptions.DEFAULT);

    assertThat(((Reading.Refused) reading).violations().listed())
        .extracting(Violation::pointer, Violation::line, Violation::column)
        .contains(tuple("/status", 3, 14));
  }

  @Test
  void linesAreTheSameHoweverTheSourceIsCut() {
    Samples.check(
        "NDJSON lines from a source in pieces",
        500,
        random -> {
          StringBuilder text = new StringBuilder();
          for (int i = random.nextInt(20); i > 0; i--) {
            text.append("x".repeat(random.nextInt(120)))
                .append(random.nextBoolean() ? "\n" : "\r\n");
          }
          String whole = text.toString();

          InputStream inPieces =
              new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) {
                  return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
                }
              };

          assertThat(lines(reader.frames(inPieces))).isEqualTo(lines(whole));
        });
  }

  private List<String> lines(String text) throws IOException {
    return lines(reader.frames(source(text)));
  }

  private static List<String> lines(DocumentFrames frames) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      lines.add(text(next.get()));
    }
    return lines;
  }

  private static String text(Frame frame) {
    return switch (frame) {
      case Frame.Document document ->
          document.firstLine() + " " + new String(document.bytes(), StandardCharsets.UTF_8).strip();
      case Frame.Broken broken ->
          broken.refusal().violations().listed().getFirst().line()
              + " too large"
              + (broken.resumable() ? ", resumable" : "");
    };
  }

  private static InputStream source(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A source that is being written, and must not be read when nothing has come. */
  private static final class ComingSource extends InputStream {
    private byte[] come = {};
    private int given;

    void come(String text) {
      come = text.getBytes(StandardCharsets.UTF_8);
      given = 0;
    }

    @Override
    public int available() {
      return come.length - given;
    }

    @Override
    public int read() {
      assertThat(available()).as("bytes that have come").isPositive();
      return come[given++];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = Math.min(length, available());
      assertThat(count).as("bytes that have come").isPositive();
      System.arraycopy(come, given, target, offset, count);
      given += count;
      return count;
    }
  }
}
