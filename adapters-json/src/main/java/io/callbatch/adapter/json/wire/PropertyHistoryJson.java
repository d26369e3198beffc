package io.callbatch.adapter.json.wire;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HubSpot's {@code ValueWithTimestamp}. */
public record PropertyHistoryJson(
    @Nullable String value,
    @Nullable Instant timestamp,
    @Nullable String sourceType,
    @Nullable String sourceId,
    @Nullable String sourceLabel,
    @Nullable Long updatedByUserId,
    Map<String, String> unknownMembers) {}
