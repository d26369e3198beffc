package io.callbatch.adapter.json.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot's {@code SimplePublicObject}. JSON has one map of properties with nulls in it; here the
 * names of those without a value are listed apart. {@code isNew} is the member {@code new}, which
 * can't be a name in Java.
 */
public record CallJson(
    String id,
    Map<String, String> properties,
    List<String> nullProperties,
    Map<String, List<PropertyHistoryJson>> propertiesWithHistory,
    Instant createdAt,
    Instant updatedAt,
    boolean archived,
    @Nullable Instant archivedAt,
    @Nullable String url,
    @Nullable String objectWriteTraceId,
    @Nullable Boolean isNew,
    Map<String, AssociationListJson> associations,
    List<CallWarningJson> warnings,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {}
