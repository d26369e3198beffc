package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever a config file holds, a command runs with it or says in words what is wrong. */
class ConfigFileFuzzTest {
  private static final Path FILE = temporaryFile();
  private static final byte[] DOCUMENT = "{}".getBytes(StandardCharsets.UTF_8);

  @FuzzTest
  void configFiles(byte[] text) throws IOException {
    Files.write(FILE, text);

    CommandLineRun run =
        CommandLineRun.reading(DOCUMENT, "validate", "--config", FILE.toString(), "-");

    assertThat(run.status()).as(run.errors()).isBetween(1, 2);
    assertThat(run.errors() + run.text())
        .isNotBlank()
        .doesNotContain("java.", "Exception", "\tat ");
  }

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("callbatch", ".properties");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
