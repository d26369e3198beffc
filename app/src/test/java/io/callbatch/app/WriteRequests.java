package io.callbatch.app;

import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.SubmitBatchRequest;
import java.util.List;
import java.util.stream.IntStream;

/** Requests that create calls, each with a title by which it is found again. */
final class WriteRequests {
  private WriteRequests() {}

  static BatchCreateCallsRequest create(String id, int inputs) {
    return BatchCreateCallsRequest.newBuilder()
        .setRequestId(id)
        .addAllInputs(inputs(id, inputs))
        .build();
  }

  static SubmitBatchRequest submission(String id, int inputs) {
    return SubmitBatchRequest.newBuilder()
        .setRequestId(id)
        .setCreate(BatchCreateCallsRequest.newBuilder().addAllInputs(inputs(id, inputs)))
        .build();
  }

  private static List<CallInput> inputs(String id, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            CallInput.newBuilder()
                .putProperties("hs_timestamp", "2026-03-12T10:00:00Z")
                .putProperties("hs_call_title", title(id, i))
                .build())
        .toList();
  }

  /** The title of an input's call. */
  static String title(String id, int input) {
    return id + "#" + input;
  }
}
