package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which call a path names.
 *
 * @param id its id, or its value of the property
 * @param idProperty a property with unique values; empty: the record's id
 */
record CallReference(String id, Optional<String> idProperty) {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
  private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]*");

  /**
   * The call that the path of a request names, by the query parameter {@code idProperty} where it
   * has one.
   *
   * @throws HubSpotErrorException if it is to be an id and can't be one
   */
  static CallReference of(RoutedRequest request) {
    CallReference reference =
        new CallReference(request.parameter("callId"), request.query().text("idProperty"));
    if (reference.idProperty().isEmpty()) {
      requireId(reference.id());
    }
    return reference;
  }

  /** The id that the path of a request names, which knows no other way to name a call. */
  static String idOf(RoutedRequest request) {
    String id = request.parameter("callId");
    requireId(id);
    return id;
  }

  /** Whether an id is a number, be there a call of that number or not. */
  static boolean isNumber(String id) {
    return NUMBER.matcher(id).matches();
  }

  private static void requireId(String id) {
    if (!isNumber(id)) {
      throw notFound(id, "Object not found.  objectId are usually numeric.");
    }
    if (!POSITIVE.matcher(id).matches()) {
      throw notFound(id, "Object not found. objectId is usually positive.");
    }
  }

  private static HubSpotErrorException notFound(String id, String message) {
    return new HubSpotErrorException(
        HubSpotError.of(404, "OBJECT_NOT_FOUND", message, Map.of("id", List.of(id))));
  }
}
