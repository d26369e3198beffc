package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private Terminal terminal(boolean errorsAreTerminal) {
    return new Terminal(
        InputStream.nullInputStream(),
        new ByteArrayOutputStream(),
        Terminal.lines(errors),
        false,
        errorsAreTerminal);
  }

  @Test
  void isShownOnATerminalOnceWorkTakesLong() throws IOException {
    work(terminal(true), 1_500);

    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains(" documents, ")
        .contains(" of 4 MB (50 %)")
        .endsWith("\r\u001B[K");
  }

  @Test
  void isNotShownForShortWork() throws IOException {
    work(terminal(true), 100);

    assertThat(errors.size()).isZero();
  }

  @Test
  void isNotShownInAFile() throws IOException {
    work(terminal(false), 1_500);

    assertThat(errors.size()).isZero();
  }

  private static void work(Terminal terminal, int millis) throws IOException {
    try (Progress progress =
        new Progress(
            terminal.errors(),
            false,
            terminal.errorsAreTerminal(),
            Optional.of(4L << 20),
            "documents")) {
      progress.counting(new ByteArrayInputStream(new byte[2 << 20])).readAllBytes();
      long end = System.nanoTime() + millis * 1_000_000L;
      for (long done = 1; System.nanoTime() < end; done++) {
        progress.documents(done);
      }
    }
  }

  @Test
  void isAnObjectOnEachLineForAProgram() throws IOException {
    try (Progress progress =
        new Progress(terminal(false).errors(), true, false, Optional.of(4L), "calls")) {
      progress.counting(new ByteArrayInputStream(new byte[3])).readAllBytes();
      progress.documents(2);
    }

    assertThat(errors.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("{\"calls\":2,\"bytes\":3,\"total\":4,\"rate\":")
        .endsWith(",\"finished\":true}");
  }

  @Test
  void isWipedBeforeOtherLines() throws IOException {
    Progress progress =
        new Progress(terminal(true).errors(), false, true, Optional.empty(), "calls");

    progress.clear();

    assertThat(errors.size()).isZero();
  }
}
