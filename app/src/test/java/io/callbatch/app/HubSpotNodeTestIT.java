package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Node test that the README shows, in {@code examples}, where a machine has Node. */
@Timeout(300)
class HubSpotNodeTestIT {
  private static final Path EXAMPLE = Path.of("..", "examples", "hubspot-node-test");
  private static final Path COPY = Path.of("target", "hubspot-node-test");

  @TempDir private Path folder;

  private record Run(int status, String output) {}

  @Test
  void theExampleIsGreen() throws Exception {
    boolean there = isThere("npm", "--version");
    if (!there) {
      System.out.println("SKIPPED: examples/hubspot-node-test (npm is not installed)");
    }
    Assumptions.assumeTrue(there, "npm is not installed");
    Files.createDirectories(COPY);
    try (Stream<Path> files = Files.list(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, COPY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Run install = run(COPY, "", "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit");
    assertThat(install.status()).as(install.output()).isZero();

    try (TestServer server = TestServer.start()) {
      Run tests = run(COPY, server.uri("").toString(), "npm", "test");

      assertThat(tests.status()).as(tests.output()).isZero();
      assertThat(tests.output()).contains("# pass 6", "# fail 0");
    }
  }

  private boolean isThere(String... command) throws Exception {
    try {
      return run(folder, "", command).status() == 0;
    } catch (IOException _) {
      return false; // no such program
    }
  }

  private Run run(Path where, String url, String... command) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(where.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("CALLBATCH_URL", url);
    Process process = builder.start();
    if (!process.waitFor(150, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), Files.readString(output));
  }
}
