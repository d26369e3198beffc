package io.callbatch.adapter.json.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HubSpot's {@code StandardError}. */
public record BatchErrorJson(
    @Nullable String status,
    @Nullable String category,
    @Nullable String message,
    Map<String, List<String>> context,
    List<ErrorDetailJson> errors,
    @Nullable String id,
    @Nullable String subCategory,
    Map<String, String> links,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {}
