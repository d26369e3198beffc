package io.callbatch.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.TestServer;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.CancelBatchRequest;
import io.callbatch.v1.ExportCallsRequest;
import io.callbatch.v1.SubmitBatchRequest;
import io.grpc.Context;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients do wrong, or leave, on a real server: counted, not logged. */
class StrangersAndTheLogTest {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";

  private final StringWriter log = new StringWriter();
  private final JsonLogHandler handler = new JsonLogHandler(new PrintWriter(log));
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
    Logger.getLogger("").addHandler(handler);
  }

  @AfterEach
  void stop() {
    Logger.getLogger("").removeHandler(handler);
    server.close();
  }

  /** Sends some bytes and leaves, after the answer if there is one. */
  private static void send(int port, String bytes, boolean waits) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      if (waits) {
        socket.getInputStream().readAllBytes();
      }
    }
  }

  private void requireCountedAndNotLogged(long before) throws Exception {
    long until = System.nanoTime() + 20_000_000_000L;
    while (LogCounts.clientMistakes() == before) {
      assertThat(System.nanoTime()).as("counted within 20 s; log: %s", log).isLessThan(until);
      Thread.sleep(20);
    }
    assertThat(log.toString()).doesNotContain("\"error\"", "WARNING", "SEVERE");
    assertThat(server.get("/metrics").body()).contains("callbatch_client_mistakes_total");
  }

  @Test
  void halfRequests() throws Exception {
    long before = LogCounts.clientMistakes();
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 100\r\n\r\n{";
    int port = server.server().httpPort();

    send(port, head.formatted("/v1/validate", "application/json"), false);
    send(port, head.formatted("/v1/convert", "application/x-ndjson"), false);
    send(port, head.formatted("/crm/v3/objects/calls", "application/json"), false);
    send(port, "GET /healthz HTTP/1.1\r\nHost: lo", false);
    send(port, "GET /hea", false);

    requireCountedAndNotLogged(before);
  }

  @Test
  void malformedFrames() throws Exception {
    long before = LogCounts.clientMistakes();
    int port = server.server().grpcPort();

    send(port, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", true);
    send(port, PREFACE + "\0\0\5\1\4\0\0\0\1\u00ff\u00ff\u00ff\u00ff\u00ff", true);
    send(port, PREFACE + "\0\0\5\0\0\0\0\0\1hello", true);
    send(port, PREFACE + "\u00ff\u00ff\u00ff\1\4\0\0\0\1", true);

    requireCountedAndNotLogged(before);
  }

  @Test
  void exportsAndBatchesThatTheirClientsEnd() throws Exception {
    CallInput input =
        CallInput.newBuilder().putProperties("hs_timestamp", "2026-03-12T10:00:00Z").build();
    CallBatchServiceGrpc.CallBatchServiceBlockingStub batches =
        CallBatchServiceGrpc.newBlockingStub(server.channel());
    for (int i = 0; i < 20; i++) {
      String id =
          batches
              .submitBatch(
                  SubmitBatchRequest.newBuilder()
                      .setCreate(
                          BatchCreateCallsRequest.newBuilder()
                              .addAllInputs(Collections.nCopies(1_000, input)))
                      .build())
              .getBatchJob()
              .getId();
      var _ = batches.cancelBatch(CancelBatchRequest.newBuilder().setId(id).build());
    }
    for (int i = 0; i < 20; i++) {
      try (Context.CancellableContext context = Context.current().withCancellation()) {
        context.run(() -> {
          var calls =
              CallServiceGrpc.newBlockingStub(server.channel())
                  .exportCalls(ExportCallsRequest.getDefaultInstance());
          assertThat(calls.hasNext()).isIn(true, false);
        });
      }
    }

    assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
    assertThat(log.toString()).doesNotContain("\"error\"", "WARNING", "SEVERE", "isn't written");
  }
}
