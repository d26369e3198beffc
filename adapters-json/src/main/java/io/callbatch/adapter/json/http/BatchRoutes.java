package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.read.BatchRequest;
import io.callbatch.adapter.json.read.BatchRequestReader;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.adapter.json.write.BatchJobWriter;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.DocumentFormat;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.page.PageTokens;
import io.callbatch.domain.model.page.PageTokens.Paged;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.port.in.GetBatchUseCase.BatchView;
import io.callbatch.domain.port.in.GetBatchUseCase.GetBatchCommand;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.ListBatchesUseCase.BatchPage;
import io.callbatch.domain.port.in.ListBatchesUseCase.ListBatchesCommand;
import io.callbatch.domain.port.in.LoadGate;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.SubmitBatchUseCase.SubmitBatchCommand;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** {@code /v1/batches}: batches that are done later. Safe for use by several threads. */
final class BatchRoutes {

  private static final String BATCHES = "/v1/batches";
  private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");

  /** Of an input of a batch, about. */
  private static final long BYTES_PER_INPUT = 200;

  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;
  private static final List<String> STATUSES =
      Arrays.stream(BatchStatus.values()).map(Enum::name).toList();

  private final HttpServerSettings settings;
  private final BatchUseCases batches;
  private final BatchRequestReader reader;
  private final BatchWatchRoute watch;
  private final LoadGate load;

  private BatchRoutes(
      HttpServerSettings settings, BatchUseCases batches, LoadGate load, BatchWatchRoute watch) {
    this.load = load;
    this.settings = settings;
    this.batches = batches;
    this.reader = new BatchRequestReader(settings.limits(), settings.readOptions().maxViolations());
    this.watch = watch;
  }

  /**
   * Adds the routes.
   *
   * @param load refuses submissions before they are read
   * @param closing whether the server shuts down, which ends what is watched
   */
  static void add(
      Routes routes,
      HttpServerSettings settings,
      BatchUseCases batches,
      LoadGate load,
      BooleanSupplier closing) {
    BatchRoutes here =
        new BatchRoutes(settings, batches, load, new BatchWatchRoute(batches.watch(), closing));
    routes
        .at(BATCHES)
        .get(Scope.READ, here::list)
        .method(Method.POST, Scope.WRITE, here::submit)
        .only();
    routes.at(BATCHES + "/{id}").get(Scope.READ, here::get).only();
    routes.at(BATCHES + "/{id}/cancel").method(Method.POST, Scope.WRITE, here::cancel).only();
  }

  private void submit(ServerRequest request, ServerResponse response) throws IOException {
    var _ = new Query(request.query());
    Negotiation.requireJson(request.headers());
    Optional<RequestId> requestId = requestId(request);
    load.requireRoom(
        LoadGate.Kind.WRITE,
        portal(request),
        request.headers().contentLength().orElse(0) / BYTES_PER_INPUT);
    byte[] body = RequestBody.bytes(request, settings.maxBodyBytes());
    try (LoadGate.Pass _ =
        load.enter(LoadGate.Kind.WRITE, portal(request), body.length / BYTES_PER_INPUT)) {
      submit(request, response, requestId, body);
    }
  }

  private void submit(
      ServerRequest request, ServerResponse response, Optional<RequestId> requestId, byte[] body) {
    BatchRequest asked =
        switch (reader.read(body)) {
          case JsonResult.Read<BatchRequest>(var read, _) -> read;
          case JsonResult.Refused<BatchRequest>(var refused) -> throw Problem.of(refused);
        };
    BatchJob job;
    try {
      job =
          batches
              .submit()
              .submit(
                  new SubmitBatchCommand(
                      AccessGuard.of(request).caller(), requestId, asked.operation()));
    } catch (InvalidRequestException e) {
      throw Problem.of(asked.refusedInputs(body, String.valueOf(e.getMessage())));
    }
    response
        .status(202)
        .header(
            "Location",
            settings.front().elsewhere(request).orElse("")
                + BATCHES
                + "/"
                + job.facts().id().value());
    send(request, response, BatchJobWriter.job(job));
  }

  private static Optional<RequestId> requestId(ServerRequest request) {
    Optional<String> key =
        request.headers().first(IDEMPOTENCY_KEY).filter(value -> !value.isEmpty());
    key.filter(value -> RequestId.length(value) > RequestId.MAX_LENGTH)
        .ifPresent(value -> {
          throw Problem.of(
              Problem.Type.MALFORMED_REQUEST,
              "expected an Idempotency-Key of 1 to %2$d characters, found %1$d"
                  .formatted(RequestId.length(value), RequestId.MAX_LENGTH));
        });
    return key.map(RequestId::new);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = new Query(request.query(), "limit", "after", "status");
    int limit = query.number("limit", DEFAULT_PAGE, LARGEST_PAGE);
    Optional<BatchStatus> status =
        query
            .text("status", STATUSES::contains, "one of " + String.join(", ", STATUSES))
            .map(BatchStatus::valueOf);
    PageTokens tokens =
        new PageTokens(Paged.BATCHES, portal(request), status.map(BatchStatus::name).orElse(""));
    Optional<BatchId> after =
        query
            .text(
                "after",
                text -> tokens.position(text).isPresent(),
                "the paging.next.after of an earlier answer to the same request")
            .flatMap(tokens::position)
            .map(BatchId::new);
    BatchPage page =
        batches.list().list(new ListBatchesCommand(portal(request), status, after, limit));
    send(
        request,
        response,
        BatchJobWriter.page(page.jobs(), page.next().map(next -> tokens.at(next.value()))));
  }

  private void get(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    Query query = new Query(request.query(), "include");
    boolean included = query.text("include", "response"::equals, "response").isPresent();
    BatchId id = batchId(request);
    boolean events = Negotiation.isEventStream(request.headers());
    if (events && !request.prologue().method().equals(Method.HEAD)) {
      watch.handle(request, response, id);
      return;
    }
    BatchView view =
        batches
            .get()
            .get(new GetBatchCommand(portal(request), id, included))
            .orElseThrow(() -> unknown(id.value()));
    if (included) {
      sendWithResponse(request, response, view);
    } else {
      send(request, response, BatchJobWriter.job(view.job()));
    }
  }

  private static void sendWithResponse(
      ServerRequest request, ServerResponse response, BatchView view) throws IOException {
    response.header("Content-Type", DocumentFormat.JSON.mediaType());
    DeferredOutput output = new DeferredOutput(response::outputStream);
    BatchJobWriter.jobWithResponse(view.job(), view.outcomes(), output);
    if (output.isSending()) {
      output.close();
    } else {
      send(request, response, output.heldBack());
    }
  }

  private void cancel(ServerRequest request, ServerResponse response) throws IOException {
    var _ = new Query(request.query());
    Negotiation.requireNoForm(request);
    var _ = RequestBody.bytes(request, settings.maxBodyBytes()); // nothing is expected in it
    BatchId id = batchId(request);
    BatchJob job =
        batches.cancel().cancel(portal(request), id).orElseThrow(() -> unknown(id.value()));
    send(request, response, BatchJobWriter.job(job));
  }

  private static BatchId batchId(ServerRequest request) {
    String text = request.path().pathParameters().get("id");
    if (!BatchId.isValid(text)) {
      throw unknown(text);
    }
    return new BatchId(text);
  }

  /** The same for one that isn't there and for one of another portal. */
  static Problem unknown(String id) {
    return Problem.of(Problem.Type.NOT_FOUND, "there is no batch " + id);
  }

  private static PortalId portal(ServerRequest request) {
    return AccessGuard.of(request).caller().portal();
  }

  private static void send(ServerRequest request, ServerResponse response, String json) {
    send(request, response, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(ServerRequest request, ServerResponse response, byte[] body) {
    Answer.send(request, response, DocumentFormat.JSON.mediaType(), body);
  }
}
