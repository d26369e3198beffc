package io.callbatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Whatever a tokens file holds, it is read as tokens or refused with a reason. */
class TokenFileFuzzTest {
  private static final Path FILE = ownersFile();

  @FuzzTest
  void tokensFiles(byte[] text) throws IOException {
    Files.write(FILE, text);

    Object outcome = outcome();

    assertThat(outcome()).isEqualTo(outcome);
    if (outcome instanceof List<?> tokens) {
      for (Object each : tokens) {
        Token token = (Token) each;
        assertThat(TokenLine.parse(TokenLine.of(token))).isEqualTo(token);
      }
    }
  }

  private static Object outcome() {
    try {
      return new TokenFile(FILE).tokens();
    } catch (AccessException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("java.", "Exception");
      return e.getMessage();
    }
  }

  private static Path ownersFile() {
    try {
      Path file =
          Files.createTempFile(
              "tokens",
              ".txt",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
