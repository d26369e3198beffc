package io.callbatch.domain.model;

import java.util.Map;
import java.util.Objects;

/**
 * Something HubSpot warns of about one result.
 *
 * @param category kind of warning
 * @param message what it is, for people
 * @param context facts that go with it, name to value
 */
public record CallWarning(String category, String message, Map<String, String> context) {

  /** Copies what isn't immutable already. */
  public CallWarning {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(message, "message");
    context = OrderedMap.copyOf(context);
  }
}
