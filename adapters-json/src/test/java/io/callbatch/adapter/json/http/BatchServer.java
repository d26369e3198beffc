package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.hubspot.fault.FaultDocument;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.search.SearchLimits;
import io.callbatch.domain.port.in.Capacity;
import io.callbatch.domain.port.in.Readiness.Report;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.callbatch.domain.port.out.BatchFeed;
import io.callbatch.domain.port.out.Transactions;
import io.callbatch.domain.testing.InMemoryStore;
import io.callbatch.domain.testing.TestClock;
import io.callbatch.domain.usecase.ByteBudget;
import io.callbatch.domain.usecase.HeapRoom;
import io.callbatch.domain.usecase.OpenGate;
import io.callbatch.domain.usecase.OpenStreams;
import io.callbatch.domain.usecase.batch.BatchWorker;
import io.callbatch.domain.usecase.batch.CallAssociationsService;
import io.callbatch.domain.usecase.batch.CallPropertiesService;
import io.callbatch.domain.usecase.batch.CancelBatchService;
import io.callbatch.domain.usecase.batch.ExecuteBatchService;
import io.callbatch.domain.usecase.batch.GetBatchService;
import io.callbatch.domain.usecase.batch.ListBatchesService;
import io.callbatch.domain.usecase.batch.ListCallsService;
import io.callbatch.domain.usecase.batch.MergeCallsService;
import io.callbatch.domain.usecase.batch.PropertyGroupsService;
import io.callbatch.domain.usecase.batch.PurgeCallService;
import io.callbatch.domain.usecase.batch.SearchCallsService;
import io.callbatch.domain.usecase.batch.SubmitBatchService;
import io.callbatch.domain.usecase.batch.WatchBatchService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The HTTP server on the store in memory, under a clock that stands still. Its tokens are {@code
 * acme}, {@code other} (another portal), {@code reader} and {@code writer}. Nobody works batches
 * off but {@link #work}.
 */
final class BatchServer implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  static final PortalId ACME = new PortalId("44012345");

  private static final Map<String, Access> TOKENS =
      Map.of(
          "acme", access(ACME, Scope.READ, Scope.WRITE),
          "other", access(new PortalId("44099999"), Scope.READ, Scope.WRITE),
          "reader", access(ACME, Scope.READ),
          "writer", access(ACME, Scope.WRITE));

  final InMemoryStore store = new InMemoryStore();
  final TestClock clock = new TestClock(NOON);
  final AtomicReference<Optional<RuntimeException>> failure =
      new AtomicReference<>(Optional.empty());
  private final AtomicInteger watchers = new AtomicInteger();
  private final AtomicInteger ids = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;

  BatchServer() {
    Transactions transactions = failing(store);
    BatchLimits limits = new BatchLimits(10, 100, 2, 2_000_000);
    server =
        new HttpServer(
            new HttpServerSettings(
                "127.0.0.1",
                0,
                new ReadLimits(1 << 16, 32, 100),
                Duration.ofSeconds(30),
                ReadOptions.DEFAULT,
                FaultDocument.NONE,
                Optional.empty(),
                4_096,
                AllowedSites.ANY_HOST,
                HttpFront.DEFAULT),
            token -> token.map(TOKENS::get),
            new Capacity(
                ByteBudget.ofHeap(1 << 28, 1 << 16),
                new OpenStreams(256),
                new HeapRoom(1 << 28, 2),
                new OpenGate()),
            new DocumentUseCases(
                BatchServer::unexpected,
                BatchServer::unexpected,
                (command, _) -> unexpected(command),
                (command, _) -> unexpected(command)),
            new BatchUseCases(
                new ExecuteBatchService(transactions, clock, limits),
                new SubmitBatchService(
                    transactions,
                    clock,
                    () -> "batch-%03d".formatted(ids.incrementAndGet()),
                    limits),
                new GetBatchService(transactions, limits),
                new ListBatchesService(transactions),
                new CancelBatchService(transactions, clock),
                new WatchBatchService(transactions, this::subscribe, new OpenStreams(1_024)),
                new ListCallsService(transactions),
                new SearchCallsService(transactions, SearchLimits.DEFAULT),
                new PurgeCallService(transactions, clock),
                new CallPropertiesService(transactions, clock),
                new PropertyGroupsService(transactions, clock),
                new CallAssociationsService(transactions, clock),
                new MergeCallsService(transactions, clock)),
            () -> "request-1",
            new Observation(() -> new Report(List.of()), new SimpleMeterRegistry(), () -> ""));
    try {
      server.start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Access access(PortalId portal, Scope... scopes) {
    return new Access(new Caller(portal, ChangeSource.integration("tests")), Set.of(scopes));
  }

  private static <T> T unexpected(Object command) {
    throw new AssertionError("nobody expected " + command);
  }

  private Transactions failing(Transactions working) {
    return new Transactions() {
      @Override
      public <T> T write(PortalId portal, Work<T> work) {
        failure.get().ifPresent(BatchServer::raise);
        return working.write(portal, work);
      }

      @Override
      public <T> T read(PortalId portal, Work<T> work) {
        failure.get().ifPresent(BatchServer::raise);
        return working.read(portal, work);
      }
    };
  }

  private BatchFeed.Subscription subscribe(PortalId portal, BatchId batch, Runnable changed) {
    watchers.incrementAndGet();
    BatchFeed.Subscription subscription = store.subscribe(portal, batch, changed);
    return () -> {
      subscription.close();
      watchers.decrementAndGet();
    };
  }

  /** How many watch a batch. */
  int watchers() {
    return watchers.get();
  }

  private static void raise(RuntimeException failure) {
    throw failure;
  }

  int port() {
    return server.port();
  }

  /** Works a chunk of two inputs off. */
  void work() {
    new BatchWorker(store, store, clock, Duration.ofSeconds(30), () -> false).workOnce();
  }

  HttpResponse<String> send(String token, String method, String path, String body, String... fields)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token);
    if (fields.length > 0) {
      request.headers(fields);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... fields) throws Exception {
    return send("acme", "GET", path, "", fields);
  }

  HttpResponse<String> submit(String body, String... fields) throws Exception {
    String[] all = new String[fields.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(fields, 0, all, 2, fields.length);
    return send("acme", "POST", "/v1/batches", body, all);
  }

  /** A batch that creates so many calls, every one without a time failing. */
  static String creating(int good, int bad) {
    StringBuilder inputs = new StringBuilder();
    for (int i = 0; i < good + bad; i++) {
      inputs
          .append(i == 0 ? "" : ",")
          .append(
              i < good
                  ? "{\"properties\":{\"hs_timestamp\":\"2026-03-12T10:00:00Z\"}}"
                  : "{\"properties\":{\"hs_call_title\":\"no time\"}}");
    }
    return "{\"operation\":\"create\",\"inputs\":[" + inputs + "]}";
  }

  /** Ends as a server does that is told to; whether all was finished in time. */
  boolean stop(Duration atMost) throws InterruptedException {
    return server.stop(atMost);
  }

  @Override
  public void close() {
    client.close();
    try {
      server.stop(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
