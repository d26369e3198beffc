package io.callbatch.app.transfer;

import io.callbatch.adapter.grpc.client.CallClient;
import io.callbatch.adapter.grpc.client.CallExportStream;
import io.callbatch.adapter.grpc.client.CallExportStream.Page;
import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.callbatch.domain.model.call.Selection;
import java.io.IOException;
import java.util.Optional;

/** Takes calls from a server, and goes on where it was when the server fails for a while. */
public final class CallExporter {

  private final CallClient client;
  private final Backoff backoff;

  /** Takes them from there. */
  public CallExporter(CallClient client, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
  }

  /** Takes calls. */
  @FunctionalInterface
  public interface Taker {

    /** Takes the next calls. */
    void take(Page page) throws IOException;
  }

  /**
   * Takes all calls from a place on.
   *
   * @param from the {@code next} of the last page that is settled; empty: from the first call
   * @throws ServerFailedException if the server refuses, or stays away
   * @throws IOException if the taker does
   */
  public void export(Selection selection, Optional<String> from, Taker taker) throws IOException {
    Optional<String> place = from;
    boolean more = true;
    while (more) {
      try (CallExportStream stream = client.exportCalls(selection, place)) {
        Optional<Page> page = next(stream);
        while (page.isPresent()) {
          taker.take(page.get());
          place = page.get().next();
          page = place.isPresent() ? next(stream) : Optional.empty();
        }
        more = false;
      } catch (ServerFailedException e) {
        backoff.waitAfter(e);
      }
    }
  }

  private Optional<Page> next(CallExportStream stream) {
    Optional<Page> page = stream.next();
    backoff.succeeded();
    return page;
  }
}
