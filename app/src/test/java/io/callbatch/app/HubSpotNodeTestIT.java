package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.access.AccessSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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
      requireGreen(copy, Map.of("CALLBATCH_URL", server.uri("").toString()));
      use(server);
      requireGreen(copy, Map.of("CALLBATCH_URL", server.uri("").toString()));
    }
    try (TestServer server =
        new TestServer(
            TestServer.guarded(new AccessSettings(Optional.empty(), true, Optional.empty())))) {
      requireGreen(
          copy, Map.of("CALLBATCH_URL", server.uri("").toString(), "CALLBATCH_TOKEN", "my-test"));
    }
  }

  private static void requireGreen(Path copy, Map<String, String> environment) throws Exception {
    ProcessRun tests = ProcessRun.of(copy, environment, "npm", "test");

    assertThat(tests.status()).as(tests.text()).isZero();
    assertThat(tests.output()).contains("# pass 6", "# fail 0");
  }

  /** Makes more calls than a page has. */
  private static void use(TestServer server) throws Exception {
    String call = "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"}}";
    String inputs = String.join(",", Collections.nCopies(100, call));
    for (int batch = 0; batch < 2; batch++) {
      assertThat(
              server
                  .post(
                      "/crm/v3/objects/calls/batch/create",
                      ("{\"inputs\":[" + inputs + "]}").getBytes(StandardCharsets.UTF_8),
                      "Content-Type",
                      "application/json")
                  .statusCode())
          .isEqualTo(201);
    }
  }
}
