package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchJob;
import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.CallServiceGrpc.CallServiceBlockingStub;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.ListCallsRequest;
import io.callbatch.v1.PurgeCallRequest;
import io.callbatch.v1.SubmitBatchRequest;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose SQLite file may not grow any more, seen by its clients. */
@Timeout(60)
class StoreFullTest {
  private static final RpcFailure FULL =
      new RpcFailure(Code.RESOURCE_EXHAUSTED, "STORE_FULL", false);
  private static final int CLIENTS = 4;
  private static final int SUBMITTED = 40;

  @TempDir private Path folder;

  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new TestServer(
            TestServer.storing(
                new StoreSettings(
                    "sqlite:" + folder.resolve("small.db") + "?max_page_count=500",
                    new BatchLimits(1_000, 1_000, 5, 1 << 20),
                    1,
                    Duration.ofSeconds(30),
                    Duration.ofHours(48))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatHasNoRoomIsRefusedNothingIsLostAndWithRoomItGoesOn() throws Exception {
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CLIENTS; client++) {
        clients.execute(() -> createUntilRefused(acknowledged));
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(CLIENTS);
    assertThat(refusal("x".repeat(60_000))).isEqualTo(FULL);
    purge(acknowledged.remove());
    purge(acknowledged.remove());
    String batch = submit();
    Thread.sleep(500);
    BatchJob waiting = job(batch);
    assertThat(waiting.getStatus()).isNotEqualTo(BatchStatus.BATCH_STATUS_COMPLETE);
    assertThat(waiting.getInputsFailed()).isZero();
    assertThat(idsOf("direct")).containsExactlyInAnyOrderElementsOf(acknowledged);

    acknowledged.forEach(this::purge);
    BatchJob job = job(batch);
    while (job.getStatus() != BatchStatus.BATCH_STATUS_COMPLETE) {
      Thread.sleep(50);
      job = job(batch);
    }
    assertThat(job.getInputsFailed()).isZero();
    assertThat(idsOf("direct")).isEmpty();
    assertThat(idsOf("submitted")).hasSize(SUBMITTED);
    assertThat(create("there is room again")).isNotEmpty();
  }

  private void purge(String id) {
    var _ = calls().purgeCall(PurgeCallRequest.newBuilder().setId(id).build());
  }

  /** Its inputs have room; what comes of them, several times as much, doesn't. */
  private String submit() {
    BatchCreateCallsRequest calls =
        BatchCreateCallsRequest.newBuilder()
            .addAllInputs(Collections.nCopies(SUBMITTED, call("submitted", "y".repeat(1_000))))
            .build();
    return batches()
        .submitBatch(SubmitBatchRequest.newBuilder().setCreate(calls).build())
        .getBatchJob()
        .getId();
  }

  private void createUntilRefused(Queue<String> acknowledged) {
    try {
      while (true) {
        acknowledged.add(create("x".repeat(10_000)));
      }
    } catch (StatusRuntimeException e) {
      assertThat(RpcFailure.of(e)).isEqualTo(FULL);
    }
  }

  private RpcFailure refusal(String body) {
    try {
      throw new AssertionError("there was room for call " + create(body));
    } catch (StatusRuntimeException e) {
      return RpcFailure.of(e);
    }
  }

  private String create(String body) {
    return batches()
        .batchCreateCalls(
            BatchCreateCallsRequest.newBuilder().addInputs(call("direct", body)).build())
        .getBatch()
        .getResults(0)
        .getId();
  }

  private static CallInput call(String title, String body) {
    return CallInput.newBuilder()
        .putProperties("hs_timestamp", "2026-03-12T10:00:00Z")
        .putProperties("hs_call_title", title)
        .putProperties("hs_call_body", body)
        .build();
  }

  private List<String> idsOf(String title) {
    ListCallsRequest request =
        ListCallsRequest.newBuilder().setPageSize(1_000).addProperties("hs_call_title").build();
    List<String> ids = new ArrayList<>();
    for (Call call : calls().listCalls(request).getCallsList()) {
      if (call.getPropertiesOrThrow("hs_call_title").equals(title)) {
        ids.add(call.getId());
      }
    }
    return ids;
  }

  private BatchJob job(String id) {
    return batches().getBatch(GetBatchRequest.newBuilder().setId(id).build()).getBatchJob();
  }

  private CallBatchServiceBlockingStub batches() {
    return CallBatchServiceGrpc.newBlockingStub(server.channel())
        .withDeadlineAfter(Duration.ofSeconds(20));
  }

  private CallServiceBlockingStub calls() {
    return CallServiceGrpc.newBlockingStub(server.channel())
        .withDeadlineAfter(Duration.ofSeconds(20));
  }
}
