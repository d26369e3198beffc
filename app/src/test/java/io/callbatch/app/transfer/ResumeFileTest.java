package io.callbatch.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeFileTest {

  @TempDir private Path folder;

  @Test
  void isItsOwnersOnlyAndGivesBackWhatItWasTold() throws IOException {
    ResumeFile resume = new ResumeFile(folder.resolve("in.ndjson"), "work");
    resume.save(Map.of("lines", "12"));
    resume.save(Map.of("lines", "9"));

    assertThat(resume.load().orElseThrow()).containsEntry("lines", "9");
    assertThat(folder.toFile().list()).containsExactly("in.ndjson.resume");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("in.ndjson.resume"))))
        .isEqualTo("rw-------");
  }
}
