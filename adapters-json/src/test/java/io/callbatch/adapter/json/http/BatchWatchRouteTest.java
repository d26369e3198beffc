package io.callbatch.adapter.json.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchWatchRouteTest {
  private static final String PATH = "/v1/batches/batch-001";

  private final BatchServer server = new BatchServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsEachChangeAsItComesAndEndsWithTheBatch() throws Exception {
    server.submit(BatchServer.creating(3, 1));

    try (EventClient client = new EventClient(server.port(), PATH)) {
      assertThat(client.head().getFirst()).startsWith("HTTP/1.1 200");
      assertThat(client.head())
          .contains("Content-Type: text/event-stream", "Cache-Control: no-store");
      assertThat(client.event())
          .isEqualTo(
              Map.of(
                  "event", "batch",
                  "id", "PENDING-0-0",
                  "data",
                      "{\"id\":\"batch-001\",\"operation\":\"create\",\"status\":\"PENDING\","
                          + "\"requestedAt\":\"2026-03-12T12:00:00Z\","
                          + "\"inputsTotal\":4,\"inputsDone\":0,\"inputsFailed\":0}"));
      server.work();
      assertThat(client.event()).containsEntry("id", "PROCESSING-2-0");
      server.work();
      Map<String, String> last = client.event();
      assertThat(last).containsEntry("id", "COMPLETE-4-1");
      assertThat(last.get("data")).contains("\"completedAt\"");
      assertThat(client.event()).isEmpty();
    }
  }

  @Test
  void showsAnEndedBatchOnce() throws Exception {
    server.submit(BatchServer.creating(1, 0));
    server.work();

    try (EventClient client = new EventClient(server.port(), PATH, "Last-Event-ID: 17")) {
      assertThat(client.event()).containsEntry("id", "COMPLETE-1-0");
      assertThat(client.event()).isEmpty();
    }
  }

  @Test
  void tellsWhoSawTheEndNotToComeAgain() throws Exception {
    server.submit(BatchServer.creating(1, 0));
    server.work();

    try (EventClient client = new EventClient(server.port(), PATH, "Last-Event-ID: COMPLETE-1-0")) {
      assertThat(client.head().getFirst()).startsWith("HTTP/1.1 204");
    }
  }

  @Test
  void keepsTheConnectionForTheNextRequest() throws Exception {
    server.submit(BatchServer.creating(1, 0));
    server.work();

    assertThat(server.get(PATH, "Accept", "text/event-stream").body())
        .startsWith("event: batch\nid: COMPLETE-1-0\ndata: {")
        .endsWith("}\n\n");
    assertThat(server.get(PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void commentsWhileNothingHappens() throws Exception {
    server.submit(BatchServer.creating(1, 0));

    try (EventClient client = new EventClient(server.port(), PATH)) {
      assertThat(client.chunk()).startsWith("event:");
      assertThat(client.chunk()).isEqualTo(":\n\n");
    }
  }

  @Test
  void endsWhenTheServerStops() throws Exception {
    server.submit(BatchServer.creating(1, 0));

    try (EventClient client = new EventClient(server.port(), PATH)) {
      assertThat(client.event()).isNotEmpty();

      assertThat(server.stop(Duration.ofSeconds(10))).isTrue();

      assertThat(client.event()).isEmpty();
    }
  }

  @Test
  void freesTheWatcherWhenTheClientHasGone() throws Exception {
    server.submit(BatchServer.creating(1, 0));
    try (EventClient client = new EventClient(server.port(), PATH)) {
      assertThat(client.event()).isNotEmpty();
      assertThat(server.watchers()).isEqualTo(1);
    }

    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (server.watchers() > 0 && System.nanoTime() < until) {
      Thread.sleep(50);
    }

    assertThat(server.watchers()).isZero();
  }
}
