package io.callbatch.adapter.json.http;

import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Times requests by method, route and status. Safe for use by several threads. */
final class RequestMetrics {

  private final MeterRegistry registry;

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void record(RoutingRequest request, RoutingResponse response, long nanos) {
    String route = request.matchingPattern().filter(pattern -> !pattern.isEmpty()).orElse("other");
    Timer.builder("http.server.requests")
        .description("HTTP requests, from the first byte of the head to the last of the answer")
        .tag("method", request.prologue().method().text())
        .tag("route", route)
        .tag("status", Integer.toString(response.status().code()))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
