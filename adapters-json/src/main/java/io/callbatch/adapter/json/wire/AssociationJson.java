package io.callbatch.adapter.json.wire;

import java.util.Map;

/** One entry of the {@code results} of an object type's associations. */
public record AssociationJson(String id, String type, Map<String, String> unknownMembers) {}
