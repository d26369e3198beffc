package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.WriteOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapstruct.factory.Mappers;

/** Calls for tests of the mapping. */
final class Calls {
  private static final Instant CREATED = Instant.parse("2026-03-12T10:02:14.512Z");

  private Calls() {}

  /** A call with every well-known property, mapped with its details. */
  static io.callbatch.v1.Call withDetails() {
    return mapped(
        Map.ofEntries(
            Map.entry("hs_call_title", "title"),
            Map.entry("hs_call_body", "body"),
            Map.entry("hs_call_direction", "OUTBOUND"),
            Map.entry("hs_call_status", "COMPLETED"),
            Map.entry("hs_call_duration", "1800500"),
            Map.entry("hs_timestamp", "2024-01-15T10:30:00.250Z"),
            Map.entry("hs_call_disposition", "f240bbac"),
            Map.entry("hs_call_from_number", "+44 20 7946 0958"),
            Map.entry("hs_call_to_number", "+44 20 7946 0959"),
            Map.entry("hs_call_recording_url", "https://example.com/r.mp3"),
            Map.entry("hubspot_owner_id", "11349275740")));
  }

  /** A call with these properties, mapped with its details. */
  static io.callbatch.v1.Call mapped(Map<String, String> properties) {
    Call call =
        new Call(
            "1",
            properties,
            List.of(),
            Map.of(),
            CREATED,
            CREATED,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            Map.of(),
            List.of());
    return Mappers.getMapper(CallProtoMapper.class).toProto(call, new WriteOptions(true));
  }
}
