package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsOptionTest {
  @TempDir private Path folder;

  private CommandLineRun serve(String file) {
    return CommandLineRun.of(
        "serve",
        "--port",
        "0",
        "--grpc-port",
        "0",
        "--store",
        "sqlite::memory:",
        "--faults",
        folder.resolve(file).toString());
  }

  @Test
  void saysEverythingThatIsWrongWithTheFile() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("faults.json"), "{\"seed\": \"x\",\n \"faults\": [{\"fault\": 7}]}");

    CommandLineRun run = serve("faults.json");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors())
        .contains(
            file
                + ":1:10: /seed: expected a whole number from 0 to 2147483647, found the string"
                + " \"x\"",
            file + ":2:23: /faults/0/fault: expected one of rate-limit, ")
        .doesNotContain("Exception");
  }

  @Test
  void saysThatTheFileIsNotThere() {
    CommandLineRun run = serve("nowhere.json");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors())
        .contains("nowhere.json: there is no such file or folder")
        .doesNotContain("Exception");
  }

  @Test
  void isASettingLikeOthers() throws Exception {
    Files.writeString(folder.resolve("faults.json"), "[");

    CommandLineRun run =
        CommandLineRun.with(
            new byte[0],
            Map.of("CALLBATCH_FAULTS", folder.resolve("faults.json").toString()),
            "serve",
            "--port",
            "0",
            "--grpc-port",
            "0");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("faults.json:1:2: ").contains("[syntax]");
  }
}
