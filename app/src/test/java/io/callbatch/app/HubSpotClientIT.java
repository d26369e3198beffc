package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.port.in.Scope;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * HubSpot's own client for Node, unchanged, against a server on SQLite: the suite in {@code
 * src/test/node/hubspot-client}, where a machine has Node.
 */
@Timeout(300)
class HubSpotClientIT {

  private static final Path SUITE = Path.of("src/test/node/hubspot-client");
  private static final Path COPY = Path.of("target/hubspot-client");

  @TempDir private Path folder;

  @Test
  void hubSpotsClientWorksUnchanged() throws Exception {
    boolean there = run(folder, Map.of(), "npm", "--version") == 0;
    if (!there) {
      System.out.println("SKIPPED: the suite with @hubspot/api-client (npm is not installed)");
    }
    Assumptions.assumeTrue(there, "npm is not installed");
    copySuite();
    assertThat(
            run(COPY, Map.of(), "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit"))
        .as("status of npm ci")
        .isZero();

    Path tokens = folder.resolve("tokens.txt");
    String token = Secrets.add(tokens, "suite", Scope.READ, Scope.WRITE);
    String reader = Secrets.add(tokens, "reader", Scope.READ);
    String admin = Secrets.add(tokens, "admin", Scope.ADMIN);
    String faults = Secrets.add(tokens, "faults", "faults", Scope.READ, Scope.WRITE);
    try (TestServer server = new TestServer(onDisk(tokens))) {
      int status =
          run(
              COPY,
              Map.of(
                  "CALLBATCH_URL",
                  server.uri("").toString(),
                  "CALLBATCH_TOKEN",
                  token,
                  "CALLBATCH_READ_TOKEN",
                  reader,
                  "CALLBATCH_ADMIN_TOKEN",
                  admin,
                  "CALLBATCH_FAULTS_TOKEN",
                  faults),
              "node",
              "--test",
              "--test-reporter=spec");
      assertThat(status).as("status of the suite, whose output stands above").isZero();
    }
  }

  private ServerSettings onDisk(Path tokens) {
    ServerSettings guarded =
        TestServer.guarded(new AccessSettings(Optional.of(tokens), false, Optional.empty()));
    return new ServerSettings(
        guarded.host(),
        0,
        0,
        guarded.limits(),
        guarded.readOptions(),
        guarded.maxConcurrentConversions(),
        guarded.idleTimeout(),
        guarded.shutdownTimeout(),
        new StoreSettings(
            "sqlite:" + folder.resolve("calls.db"),
            BatchLimits.DEFAULT,
            1,
            Duration.ofSeconds(30),
            Duration.ofHours(48)),
        guarded.access());
  }

  /** What npm brings goes into the copy. */
  private static void copySuite() throws IOException {
    Files.createDirectories(COPY);
    try (Stream<Path> files = Files.list(SUITE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, COPY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Runs a command, shows what it prints, and gives its status; -1 where there is no such one. */
  private static int run(Path where, Map<String, String> environment, String... command)
      throws Exception {
    Path output = Files.createTempFile("hubspot-client", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(where.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      if (!process.waitFor(200, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      int status = process.waitFor();
      System.out.println(Files.readString(output));
      return status;
    } catch (IOException _) {
      return -1;
    } finally {
      Files.delete(output);
    }
  }
}
