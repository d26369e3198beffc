package io.callbatch.adapter.json.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HubSpot's {@code ErrorDetail}. */
public record ErrorDetailJson(
    String message,
    @Nullable String code,
    @Nullable String in,
    @Nullable String subCategory,
    Map<String, List<String>> context,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {}
