package io.callbatch.adapter.json.http;

import io.helidon.webserver.http.HttpRouting;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code /healthz}, {@code /readyz} and {@code /metrics}, for those who run the server. */
final class OperationsRoutes {

  private static final String PLAIN = "text/plain; charset=utf-8";

  private OperationsRoutes() {}

  static void add(HttpRouting.Builder routing, BooleanSupplier ready, Supplier<String> metrics) {
    routing.get(
        "/healthz", (_, response) -> response.header("Content-Type", PLAIN).send("alive\n"));
    routing.get(
        "/readyz",
        (_, response) -> {
          boolean isReady = ready.getAsBoolean();
          response
              .status(isReady ? 200 : 503)
              .header("Content-Type", PLAIN)
              .send(isReady ? "ready\n" : "not ready\n");
        });
    routing.get(
        "/metrics",
        (_, response) ->
            response
                .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .send(metrics.get()));
  }
}
