package io.callbatch.adapter.json.wire;

import java.util.List;
import java.util.Map;

/** One entry of a call's {@code warnings}. */
public record CallWarningJson(
    String category,
    String message,
    Map<String, String> context,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {}
