package io.callbatch.adapter.json.http;

import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Times requests by method, route and status. Safe for use by several threads. */
final class RequestMetrics {

  /** Whatever else a client calls a method, there is one time series for it. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final MeterRegistry registry;

  RequestMetrics(MeterRegistry registry, RunningRequests running) {
    this.registry = registry;
    Gauge.builder("callbatch.requests.active", running, RunningRequests::count)
        .description("HTTP requests under way, those of the routes for operators left out")
        .register(registry);
  }

  void record(RoutingRequest request, RoutingResponse response, long nanos) {
    String route = request.matchingPattern().filter(pattern -> !pattern.isEmpty()).orElse("other");
    String method = request.prologue().method().text();
    Timer.builder("http.server.requests")
        .description("HTTP requests, from the first byte of the head to the last of the answer")
        .tag("method", METHODS.contains(method) ? method : "other")
        .tag("route", route)
        .tag("status", Integer.toString(response.status().code()))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
