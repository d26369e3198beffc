package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.BatchJob;
import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallBatchServiceGrpc.CallBatchServiceBlockingStub;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.GetBatchRequest;
import io.callbatch.v1.ListCallsRequest;
import io.callbatch.v1.ListCallsResponse;
import io.callbatch.v1.SubmitBatchRequest;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * What clients wrote while servers came to harm, and whether it is all there once. Safe for use by
 * several threads.
 */
final class RecordedWrites {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Where another server can be asked instead. */
  private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(1);

  private static final int INPUTS = 5;

  /** Request id to the ids that its acknowledged answer named. */
  private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();

  /** Requests that were sent and got no answer. */
  private final Map<String, BatchCreateCallsRequest> inDoubt = new ConcurrentHashMap<>();

  /** Request id to the id of the batch that was accepted. */
  private final Map<String, String> submitted = new ConcurrentHashMap<>();

  private final Map<String, SubmitBatchRequest> inDoubtSubmissions = new ConcurrentHashMap<>();

  private final int submittedInputs;

  RecordedWrites(int submittedInputs) {
    this.submittedInputs = submittedInputs;
  }

  /** How many requests to create calls were acknowledged. */
  int count() {
    return acknowledged.size();
  }

  /**
   * Creates batch after batch. Where the first server gives no answer, the others are asked the
   * same; ends when none of them gives one.
   */
  void write(String prefix, BooleanSupplier enough, Channel... servers) {
    for (int i = 0; !enough.getAsBoolean(); i++) {
      if (!create(WriteRequests.create(prefix + i, INPUTS), servers)) {
        return;
      }
    }
  }

  private boolean create(BatchCreateCallsRequest request, Channel... servers) {
    inDoubt.put(request.getRequestId(), request);
    for (int i = 0; i < servers.length; i++) {
      try {
        CallBatchServiceBlockingStub stub =
            stub(servers[i], i < servers.length - 1 ? LITTLE_PATIENCE : PATIENCE);
        acknowledge(request.getRequestId(), ids(stub, request));
        return true;
      } catch (StatusRuntimeException _) {
        // Whether it was done isn't known; asking again must do it once.
      }
    }
    return false;
  }

  private void acknowledge(String id, List<String> ids) {
    acknowledged.put(id, ids);
    inDoubt.remove(id);
  }

  void submit(String id, Channel server) {
    SubmitBatchRequest request = WriteRequests.submission(id, submittedInputs);
    try {
      submitted.put(id, stub(server, PATIENCE).submitBatch(request).getBatchJob().getId());
    } catch (StatusRuntimeException _) {
      inDoubtSubmissions.put(id, request);
    }
  }

  /** The id of the batch that was accepted for a request. */
  String batch(String requestId) {
    return submitted.get(requestId);
  }

  private static CallBatchServiceBlockingStub stub(Channel server, Duration patience) {
    return CallBatchServiceGrpc.newBlockingStub(server)
        .withMaxInboundMessageSize(64 << 20)
        .withDeadlineAfter(patience);
  }

  private static List<String> ids(
      CallBatchServiceBlockingStub stub, BatchCreateCallsRequest request) {
    return stub.batchCreateCalls(request).getBatch().getResultsList().stream()
        .map(Call::getId)
        .toList();
  }

  void repeatWhatIsInDoubt(Channel server) {
    inDoubt.forEach((id, request) -> acknowledge(id, ids(stub(server, PATIENCE), request)));
    inDoubtSubmissions.keySet().forEach(id -> submit(id, server));
    inDoubtSubmissions.keySet().removeAll(submitted.keySet());
    assertThat(inDoubtSubmissions).isEmpty();
  }

  /** Repeats every request that was acknowledged: each gets its first answer again. */
  void repeatWhatWasAcknowledged(Channel server) {
    acknowledged.forEach((id, ids) ->
        assertThat(ids(stub(server, PATIENCE), WriteRequests.create(id, INPUTS)))
            .as("the answer to %s", id)
            .isEqualTo(ids));
    submitted.forEach((id, batch) -> {
      submit(id, server);
      assertThat(submitted).containsEntry(id, batch);
    });
  }

  /** Waits until every batch that was accepted is done; without a failed input. */
  void awaitSubmitted(Channel server) throws InterruptedException {
    for (Map.Entry<String, String> batch : submitted.entrySet()) {
      BatchJob job = job(server, batch.getValue());
      while (job.getStatus() != BatchStatus.BATCH_STATUS_COMPLETE) {
        Thread.sleep(50);
        job = job(server, batch.getValue());
      }
      assertThat(job.getInputsDone()).isEqualTo(submittedInputs);
      assertThat(job.getInputsFailed()).isZero();
    }
  }

  private static BatchJob job(Channel server, String id) {
    return stub(server, PATIENCE)
        .getBatch(GetBatchRequest.newBuilder().setId(id).build())
        .getBatchJob();
  }

  void assertEverythingIsThereOnce(Channel server) {
    Map<String, List<String>> idsByTitle = idsByTitle(server);
    assertThat(idsByTitle).allSatisfy((title, ids) -> assertThat(ids).as(title).hasSize(1));
    acknowledged.forEach((id, ids) -> {
      for (int i = 0; i < INPUTS; i++) {
        assertThat(idsByTitle.get(WriteRequests.title(id, i))).containsExactly(ids.get(i));
      }
    });
    for (String id : submitted.keySet()) {
      for (int i = 0; i < submittedInputs; i++) {
        assertThat(idsByTitle).containsKey(WriteRequests.title(id, i));
      }
    }
  }

  private static Map<String, List<String>> idsByTitle(Channel server) {
    Map<String, List<String>> idsByTitle = new HashMap<>();
    String token = "";
    do {
      ListCallsResponse page =
          CallServiceGrpc.newBlockingStub(server)
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
