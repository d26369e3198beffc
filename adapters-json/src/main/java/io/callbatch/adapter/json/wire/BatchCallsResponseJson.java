package io.callbatch.adapter.json.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HubSpot's {@code BatchCallsResponse}; {@code status} is one of its four words. */
public record BatchCallsResponseJson(
    String status,
    List<CallJson> results,
    @Nullable Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long numErrors,
    List<BatchErrorJson> errors,
    Map<String, String> links,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {}
