package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.write.ReadinessJson;
import io.callbatch.domain.port.in.Readiness;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /healthz}, {@code /readyz} and {@code /metrics}, for those who run the server. */
final class OperationsRoutes {

  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final Set<String> PROBES = Set.of("/healthz", "/readyz", "/metrics");

  private OperationsRoutes() {}

  /** Whether a path is asked by those who watch the server, also while it shuts down. */
  static boolean isProbe(String path) {
    return PROBES.contains(path);
  }

  static void add(Routes routes, Readiness readiness, Supplier<String> metrics) {
    routes.get(
        "/healthz", (request, response) -> Answer.send(request, response, PLAIN, text("alive\n")));
    routes.get(
        "/readyz",
        (request, response) -> {
          Readiness.Report report = readiness.now();
          response.status(report.isReady() ? 200 : 503);
          response.header("Cache-Control", "no-store");
          Answer.send(request, response, JSON, ReadinessJson.bytes(report));
        });
    routes.get(
        "/metrics",
        (request, response) -> Answer.send(request, response, PROMETHEUS, text(metrics.get())));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
