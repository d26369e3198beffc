package io.callbatch.adapter.json.http;

import io.callbatch.domain.port.in.ConvertBatchUseCase;
import io.callbatch.domain.port.in.ReadBatchUseCase;
import io.callbatch.domain.port.in.ValidateBatchUseCase;
import io.callbatch.domain.port.in.WriteBatchUseCase;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Serves the HTTP routes. Started once and stopped once; its methods are safe for any thread. */
public final class HttpServer {

  private static final Duration CLOSING = Duration.ofMillis(500);

  private final RunningRequests running = new RunningRequests();
  private final RequestMetrics requestMetrics;
  private final WebServer server;

  /**
   * A server that isn't started yet.
   *
   * @param ready what {@code /readyz} says
   * @param meters where requests and documents are counted
   * @param metrics what {@code /metrics} says, in the Prometheus text format
   */
  public HttpServer(
      HttpServerSettings settings,
      ReadBatchUseCase readBatch,
      WriteBatchUseCase writeBatch,
      ConvertBatchUseCase convertBatch,
      ValidateBatchUseCase validateBatch,
      BooleanSupplier ready,
      MeterRegistry meters,
      Supplier<String> metrics) {
    requestMetrics = new RequestMetrics(meters, running);
    ConversionMetrics conversionMetrics = new ConversionMetrics(meters);
    HttpRouting.Builder routing = HttpRouting.builder();
    routing.addFilter(this::filter);
    post(
        routing,
        "/v1/convert",
        new ConvertRoute(settings, readBatch, writeBatch, convertBatch, conversionMetrics));
    post(routing, "/v1/validate", new ValidateRoute(settings, validateBatch, conversionMetrics));
    OperationsRoutes.add(routing, ready, metrics);
    DocumentationRoutes.add(routing);
    routing.any(Fallback::handle);
    Problems.handle(routing);
    server = server(settings, routing);
  }

  private static void post(HttpRouting.Builder routing, String path, Handler handler) {
    routing.post(path, handler);
    routing.any(
        path,
        (request, _) -> {
          throw Problem.withHeaders(
              Problem.Type.METHOD_NOT_ALLOWED,
              "found %s; due is POST".formatted(request.prologue().method()),
              Map.of("Allow", Method.POST.text()));
        });
  }

  private static WebServer server(HttpServerSettings settings, HttpRouting.Builder routing) {
    return WebServer.builder()
        .host(settings.host())
        .port(settings.port())
        .shutdownHook(false)
        .featuresDiscoverServices(false)
        .contentEncoding(new PassThroughEncodings())
        .connectionOptions(options -> options.tcpNoDelay(true).readTimeout(settings.readTimeout()))
        .idleConnectionTimeout(settings.readTimeout())
        .shutdownGracePeriod(CLOSING)
        .directHandlers(Problems.direct())
        .routing(routing)
        .build();
  }

  private void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    response.header("X-Content-Type-Options", "nosniff");
    boolean probe = Fallback.isProbe(request.path().path());
    if (!probe && !running.enter()) {
      throw Problem.withHeaders(
          Problem.Type.SHUTTING_DOWN,
          "the server finishes what it has begun and takes nothing new",
          Map.of("Retry-After", "1", "Connection", "close"));
    }
    long start = System.nanoTime();
    try {
      chain.proceed();
    } finally {
      requestMetrics.record(request, response, System.nanoTime() - start);
      if (!probe) {
        running.leave();
      }
    }
  }

  /**
   * Binds the port and begins to serve.
   *
   * @throws RuntimeException if the port can't be bound
   */
  public void start() {
    server.start();
  }

  /** The port that is bound. */
  public int port() {
    return server.port();
  }

  /**
   * Refuses new requests, waits for those that run, then closes every connection.
   *
   * @param atMost how long to wait
   * @return whether every request was finished in time
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean stop(Duration atMost) throws InterruptedException {
    boolean finished = running.close(atMost);
    server.stop();
    return finished;
  }
}
