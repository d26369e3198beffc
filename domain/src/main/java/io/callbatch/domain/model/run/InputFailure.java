package io.callbatch.domain.model.run;

import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.OrderedMap;
import java.util.List;
import java.util.Map;

/**
 * Why an input failed.
 *
 * @param category kind of failure
 * @param message what went wrong, for people, in HubSpot's wording where it has one
 * @param context facts that go with it, name to values
 * @param details the single problems, such as one for each property
 */
public record InputFailure(
    FailureCategory category,
    String message,
    Map<String, List<String>> context,
    List<ErrorDetail> details) {

  /** Copies what isn't immutable already. */
  public InputFailure {
    context = OrderedMap.copyOfLists(context);
    details = List.copyOf(details);
  }

  /** Whether trying the same input again can help. */
  public boolean retryable() {
    return category.retryable();
  }
}
