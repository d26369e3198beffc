package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.http.connection.ConnectionSlots;
import io.callbatch.adapter.json.http.connection.GuardedConnections;
import io.callbatch.adapter.json.hubspot.CallRoutes;
import io.callbatch.adapter.json.hubspot.CallRoutes.CallUseCases;
import io.callbatch.adapter.json.hubspot.HubSpotApi;
import io.callbatch.adapter.json.hubspot.fault.FaultDesk;
import io.callbatch.adapter.json.hubspot.property.PropertyRoutes;
import io.callbatch.adapter.json.hubspot.route.Route;
import io.callbatch.adapter.json.hubspot.route.RouteTable;
import io.callbatch.domain.port.in.Capacity;
import io.callbatch.domain.port.in.MessageMemory;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.port.out.IdSource;
import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves the HTTP routes. Started once and stopped once; its methods are safe for any thread. */
public final class HttpServer {

  private static final Duration CLOSING = Duration.ofMillis(500);

  /** What closing may take beyond the time that running requests have. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Problem SHUTTING_DOWN =
      Problem.withHeaders(
          Problem.Type.SHUTTING_DOWN,
          "the server finishes what it has begun and takes nothing new",
          Map.of("Retry-After", "1", "Connection", "close"));

  /** Silent peers are the connections' business. */
  private static final Duration NEVER = Duration.ofDays(365);

  private final HttpServerSettings settings;
  private final ConnectionSlots slots;
  private final GuardedConnections connections;
  private final Capacity capacity;
  private final RunningRequests running = new RunningRequests();
  private final RequestMetrics requestMetrics;
  private final SiteGuard sites;
  private final HubSpotRoute hubSpot;
  private final HttpRouting.Builder routing;
  private volatile Listener listener;

  /**
   * A server that isn't started yet.
   *
   * @param tokens who may do what
   * @param capacity what this server and others bear together
   * @param conversions what the routes of conversion call
   * @param batches what the routes of calls and batches call
   * @param correlationIds where the names of requests to HubSpot's routes come from
   * @param observation how it is watched
   */
  public HttpServer(
      HttpServerSettings settings,
      TokenAccess tokens,
      Capacity capacity,
      DocumentUseCases conversions,
      BatchUseCases batches,
      IdSource correlationIds,
      Observation observation) {
    this.settings = settings;
    this.capacity = capacity;
    sites = new SiteGuard(settings.sites());
    slots = new ConnectionSlots(settings.maxConnections());
    connections =
        new GuardedConnections(
            settings.readTimeout(), slots, settings.front().maxRequestLineBytes());
    Gauge.builder("callbatch.connections", slots, ConnectionSlots::open)
        .description("Connections that are open")
        .tag("protocol", "http")
        .register(observation.meters());
    requestMetrics = new RequestMetrics(observation.meters(), running);
    ConversionMetrics conversionMetrics = new ConversionMetrics(observation.meters());
    InstantSource clock = InstantSource.system();
    FaultDesk faults = new FaultDesk(clock, settings.faults());
    RouteTable table = hubSpotRoutes(batches, clock);
    hubSpot =
        new HubSpotRoute(
            new HubSpotApi(table, tokens, correlationIds, faults.filters()),
            settings.maxBodyBytes(),
            settings.front());
    routing = HttpRouting.builder();
    routing.addFilter(this::filter);
    Routes routes = new Routes(routing, new AccessGuard(tokens));
    routes.post(
        "/v1/convert",
        Scope.CONVERT,
        new ConvertRoute(
            settings,
            capacity.streams(),
            conversions.read(),
            conversions.write(),
            conversions.convert(),
            conversionMetrics));
    routes.post(
        "/v1/validate",
        Scope.CONVERT,
        new ValidateRoute(settings, capacity.streams(), conversions.validate(), conversionMetrics));
    BatchRoutes.add(routes, settings, batches, capacity.load(), running::isClosed);
    FaultRoutes.add(routes, faults, settings.maxBodyBytes());
    OperationsRoutes.add(routes, observation.readiness(), observation.metrics());
    DocumentationRoutes.add(routes, table, settings.front());
    routing.any("/crm/*", hubSpot);
    routing.any(hubSpot); // paths with doubled slashes
    routing.any(Routes::notFound);
    Problems.handle(routing);
    listener = listener(settings.port());
  }

  private static RouteTable hubSpotRoutes(BatchUseCases batches, InstantSource clock) {
    CallUseCases calls =
        new CallUseCases(
            batches.execute(),
            batches.listCalls(),
            batches.searchCalls(),
            batches.purgeCall(),
            batches.mergeCalls(),
            batches.callAssociations());
    List<Route> all = new ArrayList<>(CallRoutes.on(calls, clock));
    all.addAll(PropertyRoutes.on(batches.callProperties(), batches.propertyGroups(), clock));
    return new RouteTable(all);
  }

  private WebServer server(int port) {
    WebServerConfig.Builder builder = WebServer.builder();
    settings.tls().ifPresent(tls -> builder.tls(encrypted(tls)));
    return builder
        .host(settings.host())
        .port(port)
        .shutdownHook(false)
        .featuresDiscoverServices(false)
        .protocolsDiscoverServices(false)
        .maxConcurrentRequests(Admission.MAX_REQUESTS)
        .addConnectionSelector(connections)
        .contentEncoding(new PassThroughEncodings())
        .connectionOptions(connections.options(SocketOptions.builder().tcpNoDelay(true).build()))
        .idleConnectionTimeout(NEVER)
        .shutdownGracePeriod(CLOSING)
        .errorHandling(failures -> failures.includeEntity(true))
        .directHandlers(Problems.direct(hubSpot))
        .routing(routing)
        .build();
  }

  private static Tls encrypted(HttpTls tls) {
    return Tls.builder()
        .sslContext(tls.context())
        .enabledProtocols(tls.protocols())
        .enabledCipherSuites(tls.suites())
        .clientAuth(tls.clientCertificates() ? TlsClientAuth.REQUIRED : TlsClientAuth.NONE)
        .build();
  }

  private void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    SecurityHeaders.ALWAYS.forEach(response::header);
    response.beforeSend(() -> {
      if (running.isClosed()) {
        response.header(HeaderValues.CONNECTION_CLOSE);
      }
    });
    RequestTarget target = RequestTarget.of(request.path().rawPath());
    if (HubSpotApi.serves(target.path())) {
      request.context().register(hubSpot); // problems have HubSpot's form there
    }
    Optional<Problem> foreign = sites.refusal(request, target);
    boolean counts = !OperationsRoutes.isProbe(request.path().path());
    if (foreign.isPresent()) {
      Problems.send(request, response, foreign.get());
    } else if (counts && !running.enter()) {
      Problems.send(request, response, SHUTTING_DOWN);
    } else {
      long start = System.nanoTime();
      try (ConnectionSlots.Request _ = slots.request(request.remotePeer().address());
          MessageMemory.Share share = capacity.memory().share();
          RequestWork work = new RequestWork(capacity.work())) {
        request.context().register(MessageMemory.Share.class, share);
        request.context().register(work);
        chain.proceed();
      } finally {
        requestMetrics.record(request, response, System.nanoTime() - start);
        if (counts) {
          running.leave();
        }
      }
    }
    ClosingConnection.endIfSaid(request, response);
  }

  /**
   * Binds the port and begins to serve.
   *
   * @throws IOException if the port can't be bound
   */
  public void start() throws IOException {
    listener.start();
  }

  /** Whether connections are accepted, and stalling ones noticed. For one thread at a time. */
  public boolean isListening() {
    return listener.isListening() && connections.isGuarding();
  }

  /**
   * Binds the same port again, after it was lost, for example to a process without open files left.
   *
   * @throws IOException if that can't be done now
   */
  public void restart() throws IOException {
    if (!connections.isGuarding()) {
      connections.guardAgain();
    }
    if (!listener.isListening()) {
      Listener next = listener(listener.port());
      next.start();
      listener = next;
    }
  }

  private Listener listener(int port) {
    return Listener.of(new InetSocketAddress(settings.host(), port), () -> server(port));
  }

  /** The port that is bound. */
  public int port() {
    return listener.port();
  }

  /**
   * Refuses new requests, waits for those that run, then closes every connection. Returns in time
   * even where a connection can't be closed; its thread is a daemon.
   *
   * @param atMost how long to wait
   * @return whether every request was finished in time
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean stop(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      boolean finished = running.close(atMost);
      Thread closing = Thread.ofPlatform().daemon().name("http-stop").start(listener::stop);
      closing.join(GRACE.plusNanos(Math.max(0, deadline - System.nanoTime())));
      return finished;
    } finally {
      connections.close();
    }
  }
}
