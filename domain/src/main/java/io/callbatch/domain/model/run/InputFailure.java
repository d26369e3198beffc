package io.callbatch.domain.model.run;

import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.OrderedMap;
import java.util.List;
import java.util.Map;

/**
 * Why an input failed.
 *
 * @param category kind of failure
 * @param message what went wrong in HubSpot's wording, where it has one: with JSON packed into it
 *     where values of properties are not valid. {@link #sentence()} is for people
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

  /** The inputs were never tried, as their batch was canceled before. */
  public static InputFailure canceled() {
    return new InputFailure(
        FailureCategory.CANCELED,
        "The batch was canceled before these inputs were tried",
        Map.of(),
        List.of());
  }

  /** What went wrong, in one sentence for people. */
  public String sentence() {
    return InputFaults.sentence(this);
  }

  /**
   * An entry for each fault of the input; {@code in} is the JSON Pointer within the input, with the
   * names of JSON. None where the input isn't at fault.
   */
  public List<ErrorDetail> faults() {
    return InputFaults.of(this);
  }

  /** Whether trying the same input again can help. */
  public boolean retryable() {
    return category.retryable();
  }
}
