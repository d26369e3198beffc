package io.callbatch.bench;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.PropertyHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Documents as HubSpot's batch reads give them: some ten properties a call, a body of a few
 * sentences. The same number of calls and the same content give the same document. It says nothing
 * that the peers can't hold: no nulls, no unknown members.
 */
final class SampleDocument {

  private static final Instant START = Instant.parse("2026-03-12T10:02:14.512Z");
  private static final String BODY =
      "<p>Discussed product requirements and next steps; \"pricing\" comes up again in April. "
          + "They asked for a second demonstration with the warehouse team.</p>";
  private static final String UNICODE_BODY =
      "<p>Обсудили требования и следующие шаги; „цена“ — снова в апреле. 倉庫チームとのデモを"
          + "もう一度見たいとのこと 📞🙂. Größe: 3 × 4 m².</p>";
  private static final List<String> KEPT =
      List.of("hs_call_title", "hs_call_status", "hs_call_duration", "hubspot_owner_id");

  private SampleDocument() {}

  static BatchCallsResponse of(int calls, Content content) {
    SplittableRandom random = new SplittableRandom(calls);
    return new BatchCallsResponse(
        BatchStatus.COMPLETE,
        IntStream.range(0, calls).mapToObj(i -> call(i, content, random)).toList(),
        Optional.empty(),
        Optional.of(START),
        Optional.of(START.plusMillis(40)),
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  private static Call call(int index, Content content, SplittableRandom random) {
    Instant created =
        START.plusSeconds(random.nextInt(1_000_000)).plusMillis(random.nextInt(1_000));
    String id = Long.toString(88_512_345_671L + index);
    boolean unicode = content == Content.UNICODE;
    OrderedMap.Builder<String> properties = new OrderedMap.Builder<>();
    properties.put("hs_call_body", unicode ? UNICODE_BODY : BODY);
    properties.put("hs_call_direction", random.nextBoolean() ? "OUTBOUND" : "INBOUND");
    properties.put("hs_call_disposition", "f240bbac-87c9-4f6e-bf70-924b57d47db7");
    properties.put("hs_call_duration", Integer.toString(random.nextInt(3_600_000)));
    properties.put("hs_call_status", "COMPLETED");
    properties.put(
        "hs_call_title", (unicode ? "Звонок №" : "Discovery call ") + random.nextInt(10_000));
    properties.put("hs_createdate", created.toString());
    properties.put("hs_lastmodifieddate", created.toString());
    properties.put("hs_object_id", id);
    properties.put("hs_timestamp", created.minusSeconds(60).toString());
    properties.put("hubspot_owner_id", Integer.toString(random.nextInt(100_000_000)));
    return new Call(
        id,
        properties.build(),
        List.of(),
        history(content, created),
        created,
        created.plusMillis(random.nextInt(1_000)),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(),
        Map.of(),
        List.of());
  }

  private static Map<String, List<PropertyHistory>> history(Content content, Instant created) {
    OrderedMap.Builder<List<PropertyHistory>> history = new OrderedMap.Builder<>();
    switch (content) {
      case HISTORY -> KEPT.forEach(name -> history.put(name, versions(3, created)));
      case DATES -> history.put("hs_timestamp", versions(30, created));
      case PLAIN, UNICODE -> {}
    }
    return history.build();
  }

  private static List<PropertyHistory> versions(int versions, Instant created) {
    return IntStream.range(0, versions)
        .mapToObj(i -> version(created.minusSeconds(4_321L * i).plusMillis(i)))
        .toList();
  }

  private static PropertyHistory version(Instant timestamp) {
    return new PropertyHistory(
        Optional.of(timestamp.toString()),
        Optional.of(timestamp),
        Optional.of("CRM_UI"),
        Optional.of("userId:9586504"),
        Optional.empty(),
        Optional.of(9_586_504L),
        Map.of());
  }
}
