package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchJob;
import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.ListCallsRequest;
import io.callbatch.v1.ListCallsResponse;
import io.callbatch.v1.SubmitBatchRequest;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher's server on SQLite is killed at random moments while clients write, and started
 * again: what was acknowledged is there once, what was in doubt and is repeated is there once, and
 * submitted batches go on to their end. {@code -Dcallbatch.crash.rounds} makes it longer, {@code
 * -Dcallbatch.seed} replays the moments.
 */
@Timeout(600)
class CrashIT {
  private static final int ROUNDS = Integer.getInteger("callbatch.crash.rounds", 20);
  private static final int CLIENTS = 3;
  private static final int INPUTS = 5;
  private static final int SUBMITTED_INPUTS = 120;

  @TempDir private Path folder;

  /** Request id to the ids that its acknowledged answer named. */
  private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();

  /** Requests that were sent and got no answer. */
  private final Map<String, BatchCreateCallsRequest> inDoubt = new ConcurrentHashMap<>();

  private final Map<String, String> submitted = new ConcurrentHashMap<>();

  @Test
  void nothingAcknowledgedIsLostAndNothingIsDoneTwice() throws Exception {
    long seed = Long.getLong("callbatch.seed", System.nanoTime());
    System.out.printf("kill -9: %d rounds from seed %d%n", ROUNDS, seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      writeUntilKilled(round, random.nextInt(50, 600));
    }
    assertThat(acknowledged).isNotEmpty();
    try (LaunchedServer server = start()) {
      repeatWhatIsInDoubt(server);
      awaitSubmitted(server);
      assertEverythingIsThereOnce(server);
      repeatWhatWasAcknowledged(server);
      assertEverythingIsThereOnce(server);
    }
  }

  private LaunchedServer start() throws Exception {
    return LaunchedServer.start(folder, "--store", "sqlite:crash.db", "--chunk-inputs", "20");
  }

  private void writeUntilKilled(int round, int millis) throws Exception {
    try (LaunchedServer server = start()) {
      CountDownLatch done = new CountDownLatch(CLIENTS);
      for (int client = 0; client < CLIENTS; client++) {
        String prefix = "r%d-c%d-".formatted(round, client);
        Thread.startVirtualThread(() -> {
          try {
            write(server, prefix);
          } finally {
            done.countDown();
          }
        });
      }
      submit(server, "r%d-submitted".formatted(round));
      var _ = done.await(millis, TimeUnit.MILLISECONDS);
      server.kill();
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void write(LaunchedServer server, String prefix) {
    CallBatchServiceBlockingStub stub = stub(server);
    for (int i = 0; ; i++) {
      String id = prefix + i;
      BatchCreateCallsRequest request = request(id);
      inDoubt.put(id, request);
      try {
        acknowledged.put(id, ids(stub, request));
        inDoubt.remove(id);
      } catch (StatusRuntimeException _) {
        return; // the server is gone
      }
    }
  }

  private void submit(LaunchedServer server, String id) {
    try {
      BatchJob job = stub(server).submitBatch(submission(id)).getBatchJob();
      submitted.put(id, job.getId());
    } catch (StatusRuntimeException _) {
      // never acknowledged, so nothing is promised
    }
  }

  private static CallBatchServiceBlockingStub stub(LaunchedServer server) {
    return CallBatchServiceGrpc.newBlockingStub(server.channel())
        .withDeadlineAfter(Duration.ofSeconds(60));
  }

  private static BatchCreateCallsRequest request(String id) {
    return BatchCreateCallsRequest.newBuilder()
        .setRequestId(id)
        .addAllInputs(inputs(id, INPUTS))
        .build();
  }

  private static SubmitBatchRequest submission(String id) {
    return SubmitBatchRequest.newBuilder()
        .setRequestId(id)
        .setCreate(BatchCreateCallsRequest.newBuilder().addAllInputs(inputs(id, SUBMITTED_INPUTS)))
        .build();
  }

  private static List<CallInput> inputs(String id, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            CallInput.newBuilder()
                .putProperties("hs_timestamp", "2026-03-12T10:00:00Z")
                .putProperties("hs_call_title", id + "#" + i)
                .build())
        .toList();
  }

  private static List<String> ids(
      CallBatchServiceBlockingStub stub, BatchCreateCallsRequest request) {
    return stub.batchCreateCalls(request).getBatch().getResultsList().stream()
        .map(Call::getId)
        .toList();
  }

  private void repeatWhatIsInDoubt(LaunchedServer server) {
    inDoubt.forEach((id, request) -> acknowledged.put(id, ids(stub(server), request)));
  }

  private void repeatWhatWasAcknowledged(LaunchedServer server) {
    acknowledged.forEach((id, ids) ->
        assertThat(ids(stub(server), request(id))).as("the answer to %s", id).isEqualTo(ids));
  }

  private void awaitSubmitted(LaunchedServer server) throws InterruptedException {
    for (Map.Entry<String, String> batch : submitted.entrySet()) {
      BatchJob job = job(server, batch.getValue());
      while (job.getStatus() != BatchStatus.BATCH_STATUS_COMPLETE) {
        Thread.sleep(50);
        job = job(server, batch.getValue());
      }
      assertThat(job.getInputsDone()).isEqualTo(SUBMITTED_INPUTS);
      assertThat(job.getInputsFailed()).isZero();
    }
  }

  private static BatchJob job(LaunchedServer server, String id) {
    return stub(server).getBatch(GetBatchRequest.newBuilder().setId(id).build()).getBatchJob();
  }

  private void assertEverythingIsThereOnce(LaunchedServer server) {
    Map<String, List<String>> idsByTitle = idsByTitle(server);
    assertThat(idsByTitle).allSatisfy((title, ids) -> assertThat(ids).as(title).hasSize(1));
    acknowledged.forEach((id, ids) -> {
      for (int i = 0; i < INPUTS; i++) {
        assertThat(idsByTitle.get(id + "#" + i)).containsExactly(ids.get(i));
      }
    });
    submitted
        .keySet()
        .forEach(id -> {
          for (int i = 0; i < SUBMITTED_INPUTS; i++) {
            assertThat(idsByTitle).containsKey(id + "#" + i);
          }
        });
  }

  private static Map<String, List<String>> idsByTitle(LaunchedServer server) {
    Map<String, List<String>> idsByTitle = new HashMap<>();
    String token = "";
    do {
      ListCallsResponse page =
          CallServiceGrpc.newBlockingStub(server.channel())
              .listCalls(
                  ListCallsRequest.newBuilder()
                      .setPageSize(1_000)
                      .setPageToken(token)
                      .addProperties("hs_call_title")
                      .build());
      for (Call call : page.getCallsList()) {
        idsByTitle
            .computeIfAbsent(call.getPropertiesOrThrow("hs_call_title"), _ -> new ArrayList<>())
            .add(call.getId());
      }
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return idsByTitle;
  }
}
