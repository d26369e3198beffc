package io.callbatch.adapter.json.http;

import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.port.in.WatchBatchUseCase;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Shows a batch to its end as server-sent events. Safe for use by several threads. */
final class BatchWatchRoute {

  private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
  private static final int NO_CONTENT = 204;

  private final WatchBatchUseCase watchBatch;
  private final BooleanSupplier closing;

  /**
   * Watches by this use case.
   *
   * @param closing whether the server shuts down
   */
  BatchWatchRoute(WatchBatchUseCase watchBatch, BooleanSupplier closing) {
    this.watchBatch = watchBatch;
    this.closing = closing;
  }

  /** Answers a request to watch a batch; returns when it has ended, or the client has gone. */
  void handle(ServerRequest request, ServerResponse response, BatchId id)
      throws IOException, InterruptedException {
    response
        .header("Content-Type", Negotiation.EVENT_STREAM)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no"); // nginx would hold events back
    BatchEvents events =
        new BatchEvents(response::outputStream, closing, request.headers().first(LAST_EVENT_ID));
    boolean known;
    try {
      known = watchBatch.watch(AccessGuard.of(request).caller().portal(), id, events);
    } catch (RuntimeException e) {
      if (events.isSending()) {
        throw new CloseConnectionException("the events end early", e);
      }
      throw e;
    }
    if (!known) {
      throw BatchRoutes.unknown(id.value());
    }
    if (events.isSending()) {
      events.close();
    } else {
      response.status(events.isSeen() ? NO_CONTENT : 200).send();
    }
  }
}
