package io.callbatch.adapter.json.hubspot.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of a batch's {@code errors}.
 *
 * @param category kind of error, such as {@code OBJECT_NOT_FOUND}
 * @param subCategory finer kind of error, where there is one
 * @param message what went wrong
 * @param context which inputs it is about, and facts that go with it
 * @param links addresses that help; empty: the entry has no such member
 */
public record BatchErrorItem(
    String category,
    Optional<String> subCategory,
    String message,
    Map<String, List<String>> context,
    Optional<Map<String, String>> links) {

  /** An entry without the rarer members, as most are. */
  public BatchErrorItem(String category, String message, Map<String, List<String>> context) {
    this(category, Optional.empty(), message, context, Optional.empty());
  }
}
