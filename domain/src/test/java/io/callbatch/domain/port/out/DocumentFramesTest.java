package io.callbatch.domain.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentFramesTest {
  @Test
  void aWholeSourceIsOneDocumentEvenWhenEmpty() throws Exception {
    DocumentFrames frames = whole(0, 10);

    assertThat(frames.next())
        .hasValueSatisfying(frame -> assertThat(((Frame.Document) frame).bytes()).isEmpty());
    assertThat(frames.next()).isEmpty();
    assertThat(frames.next()).isEmpty();
  }

  @Test
  void asManyBytesAsAllowedAreADocument() throws Exception {
    assertThat(whole(10, 10).next().orElseThrow()).isInstanceOf(Frame.Document.class);
  }

  @Test
  void oneByteMoreIsTooLarge() throws Exception {
    Optional<Frame> frame = whole(11, 10).next();

    assertThat(frame.orElseThrow())
        .isInstanceOfSatisfying(
            Frame.Broken.class,
            broken -> {
              assertThat(broken.resumable()).isFalse();
              assertThat(broken.refusal().reason()).isEqualTo(Reading.Refusal.TOO_LARGE);
              assertThat(broken.refusal().violations().listed().getFirst().message())
                  .isEqualTo("found a document of more than 10 bytes, the most that is read");
            });
  }

  private static DocumentFrames whole(int bytes, int maxBytes) throws IOException {
    return DocumentFrames.ofWholeText(new ByteArrayInputStream(new byte[bytes]), maxBytes);
  }
}
