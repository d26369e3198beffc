package io.callbatch.adapter.json.hubspot.error;

import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.OrderedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An error as HubSpot's envelope tells it; every part but status and message may be absent.
 *
 * @param status the status code
 * @param message what went wrong
 * @param context facts that go with it, name to values
 * @param errors the single problems
 * @param links addresses that help
 * @param category kind of error, such as {@code VALIDATION_ERROR}
 * @param headers header fields that the answer has
 */
public record HubSpotError(
    int status,
    String message,
    Map<String, List<String>> context,
    List<ErrorDetail> errors,
    Map<String, String> links,
    Optional<String> category,
    Map<String, String> headers) {

  /** Copies what isn't immutable already. */
  public HubSpotError {
    context = OrderedMap.copyOfLists(context);
    errors = List.copyOf(errors);
    links = Map.copyOf(links);
    headers = Map.copyOf(headers);
  }

  /** An error of no category, as many of HubSpot's are. */
  public static HubSpotError plain(int status, String message) {
    return new HubSpotError(
        status, message, Map.of(), List.of(), Map.of(), Optional.empty(), Map.of());
  }

  /** An error of a category. */
  public static HubSpotError of(
      int status, String category, String message, Map<String, List<String>> context) {
    return new HubSpotError(
        status, message, context, List.of(), Map.of(), Optional.of(category), Map.of());
  }

  /** A request that breaks a rule. */
  public static HubSpotError invalid(String message) {
    return of(400, "VALIDATION_ERROR", message, Map.of());
  }

  /** The same with header fields. */
  public HubSpotError with(Map<String, String> fields) {
    return new HubSpotError(status, message, context, errors, links, category, fields);
  }
}
