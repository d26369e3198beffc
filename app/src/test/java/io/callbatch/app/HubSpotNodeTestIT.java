package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Node test that the README shows, in {@code examples}, where a machine has Node. */
@Timeout(300)
class HubSpotNodeTestIT {
  private static final Path EXAMPLE = Path.of("..", "examples", "hubspot-node-test");

  @Test
  void theExampleIsGreen() throws Exception {
    ProcessRun.skipUnlessThere(
        "examples/hubspot-node-test (npm is not installed)", "npm", "--version");
    Path copy = ProcessRun.copyFiles(EXAMPLE, Path.of("target", "hubspot-node-test"));
    ProcessRun install =
        ProcessRun.of(
            copy, Map.of(), "npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit");
    assertThat(install.status()).as(install.text()).isZero();

    try (TestServer server = TestServer.start()) {
      ProcessRun tests =
          ProcessRun.of(copy, Map.of("CALLBATCH_URL", server.uri("").toString()), "npm", "test");

      assertThat(tests.status()).as(tests.text()).isZero();
      assertThat(tests.output()).contains("# pass 6", "# fail 0");
    }
  }
}
