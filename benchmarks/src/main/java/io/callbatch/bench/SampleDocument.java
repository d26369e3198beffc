package io.callbatch.bench;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.OrderedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Documents as HubSpot's batch reads give them: some ten properties a call, a body of a few
 * sentences. The same number of calls gives the same document.
 */
final class SampleDocument {

  private static final Instant START = Instant.parse("2026-03-12T10:02:14.512Z");
  private static final String BODY =
      "<p>Discussed product requirements and next steps; \"pricing\" comes up again in April. "
          + "They asked for a second demonstration with the warehouse team.</p>";

  private SampleDocument() {}

  static BatchCallsResponse ofCalls(int calls) {
    SplittableRandom random = new SplittableRandom(calls);
    return new BatchCallsResponse(
        BatchStatus.COMPLETE,
        IntStream.range(0, calls).mapToObj(i -> call(i, random)).toList(),
        Optional.empty(),
        Optional.of(START),
        Optional.of(START.plusMillis(40)),
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of());
  }

  private static Call call(int index, SplittableRandom random) {
    Instant created =
        START.plusSeconds(random.nextInt(1_000_000)).plusMillis(random.nextInt(1_000));
    String id = Long.toString(88_512_345_671L + index);
    OrderedMap.Builder<String> properties = new OrderedMap.Builder<>();
    properties.put("hs_call_body", BODY);
    properties.put("hs_call_direction", random.nextBoolean() ? "OUTBOUND" : "INBOUND");
    properties.put("hs_call_disposition", "f240bbac-87c9-4f6e-bf70-924b57d47db7");
    properties.put("hs_call_duration", Integer.toString(random.nextInt(3_600_000)));
    properties.put("hs_call_status", "COMPLETED");
    properties.put("hs_call_title", "Discovery call " + random.nextInt(10_000));
    properties.put("hs_createdate", created.toString());
    properties.put("hs_lastmodifieddate", created.toString());
    properties.put("hs_object_id", id);
    properties.put("hs_timestamp", created.minusSeconds(60).toString());
    properties.put("hubspot_owner_id", Integer.toString(random.nextInt(100_000_000)));
    return new Call(
        id,
        properties.build(),
        List.of(),
        Map.of(),
        created,
        created.plusMillis(random.nextInt(1_000)),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(),
        Map.of());
  }
}
