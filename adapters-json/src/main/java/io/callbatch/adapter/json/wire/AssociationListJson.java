package io.callbatch.adapter.json.wire;

import java.util.List;
import java.util.Map;

/** The value of an object type among a call's {@code associations}. */
public record AssociationListJson(
    List<AssociationJson> results, Map<String, String> unknownMembers) {}
