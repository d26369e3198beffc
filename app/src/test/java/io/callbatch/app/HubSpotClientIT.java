package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.port.in.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

  @TempDir private Path folder;

  @Test
  void hubSpotsClientWorksUnchanged() throws Exception {
    ProcessRun.skipUnlessThere(
        "the suite with @hubspot/api-client (npm is not installed)", "npm", "--version");
    Path copy = ProcessRun.copyFiles(SUITE, Path.of("target/hubspot-client"));
    ProcessRun install =
        ProcessRun.of(
            copy, Map.of(), "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit");
    assertThat(install.status()).as(install.text()).isZero();

    Path tokens = folder.resolve("tokens.txt");
    String token = Secrets.add(tokens, "suite", Scope.READ, Scope.WRITE);
    String reader = Secrets.add(tokens, "reader", Scope.READ);
    String admin = Secrets.add(tokens, "admin", Scope.ADMIN);
    String faults = Secrets.add(tokens, "faults", "faults", Scope.READ, Scope.WRITE);
    try (TestServer server = new TestServer(onDisk(tokens))) {
      ProcessRun suite =
          ProcessRun.of(
              copy,
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
      System.out.println(suite.text());
      assertThat(suite.status()).as("status of the suite, whose output stands above").isZero();
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
        guarded.grpcIdleTimeout(),
        guarded.shutdownTimeout(),
        new StoreSettings(
            "sqlite:" + folder.resolve("calls.db"),
            BatchLimits.DEFAULT,
            1,
            Duration.ofSeconds(30),
            Duration.ofHours(48)),
        guarded.access(),
        guarded.connections());
  }
}
