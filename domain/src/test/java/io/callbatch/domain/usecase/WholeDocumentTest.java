package io.callbatch.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeDocumentTest {
  @Test
  void isEmptyWhereNothingIsWritten() {
    assertThat(new WholeDocument().toBytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 50})
  void holdsWhatIsWrittenInPieces(int pieces) {
    Random random = new Random(pieces);
    WholeDocument document = new WholeDocument();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < pieces; i++) {
      byte[] piece = new byte[random.nextInt(2_000)];
      random.nextBytes(piece);
      int offset = random.nextInt(piece.length + 1);
      document.write(piece, offset, piece.length - offset);
      expected.write(piece, offset, piece.length - offset);
      document.write(i);
      expected.write(i);
    }

    assertThat(document.toBytes()).isEqualTo(expected.toByteArray());
  }

  @Test
  void keepsItsBytesWhenTheWriterUsesItsBufferAgain() {
    byte[] buffer = {1, 2, 3};
    WholeDocument document = new WholeDocument();
    document.write(buffer, 0, 3);
    buffer[0] = 9;

    assertThat(document.toBytes()).containsExactly(1, 2, 3);
  }
}
