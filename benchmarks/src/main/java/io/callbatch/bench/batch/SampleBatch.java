package io.callbatch.bench.batch;

import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.CallInput;
import java.util.List;
import java.util.stream.IntStream;

/** Batches of calls with 1 KB of properties each, as a telephony system sends them. */
final class SampleBatch {

  /** Calls in a batch. */
  static final int SIZE = 100;

  /** What is asked for in reads: everything that was written. */
  static final List<String> PROPERTIES =
      List.of(
          "hs_timestamp",
          "hs_call_title",
          "hs_call_body",
          "hs_call_direction",
          "hs_call_status",
          "hs_call_duration",
          "hubspot_owner_id");

  private static final String BODY =
      "<p>Discussed product requirements and next steps; pricing comes up again in April. </p>"
          .repeat(9);

  private static final List<CallInput> INPUTS =
      IntStream.range(0, SIZE).mapToObj(SampleBatch::input).toList();

  private SampleBatch() {}

  static BatchCreateCallsRequest create(String requestId) {
    return BatchCreateCallsRequest.newBuilder()
        .setRequestId(requestId)
        .addAllInputs(INPUTS)
        .build();
  }

  static List<CallInput> inputs() {
    return INPUTS;
  }

  private static CallInput input(int index) {
    return CallInput.newBuilder()
        .putProperties("hs_timestamp", "2026-03-12T10:%02d:00Z".formatted(index % 60))
        .putProperties("hs_call_title", "Discovery call %d with the warehouse".formatted(index))
        .putProperties("hs_call_body", BODY)
        .putProperties("hs_call_direction", index % 2 == 0 ? "OUTBOUND" : "INBOUND")
        .putProperties("hs_call_status", "COMPLETED")
        .putProperties("hs_call_duration", Integer.toString(60_000 + index))
        .putProperties("hubspot_owner_id", Integer.toString(7_000_000 + index))
        .build();
  }
}
