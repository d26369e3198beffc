package io.callbatch.adapter.json.hubspot.answer;

import java.util.List;
import java.util.Map;

/**
 * An entry of a batch's {@code errors}.
 *
 * @param category kind of error, such as {@code OBJECT_NOT_FOUND}
 * @param message what went wrong
 * @param context which inputs it is about, and facts that go with it
 */
public record BatchErrorItem(String category, String message, Map<String, List<String>> context) {}
