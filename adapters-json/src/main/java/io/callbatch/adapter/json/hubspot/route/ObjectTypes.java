package io.callbatch.adapter.json.hubspot.route;

import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import java.util.Set;

/** The object types that paths name in the place {@code {objectType}}. */
public final class ObjectTypes {

  /** The place of a path where they stand. */
  static final String PLACE = "objectType";

  /** The names of calls. */
  static final Set<String> CALLS = Set.of("calls", "0-48");

  private static final String CALL = "call";

  private ObjectTypes() {}

  /** Whether a name is that of calls; routes of associations take the singular as well. */
  public static boolean isCalls(String name) {
    return CALLS.contains(name) || name.equals(CALL);
  }

  /** The same for calls, the only object type there is; others are refused. */
  public static HubSpotHandler ofCalls(HubSpotHandler handler) {
    return request -> {
      String type = request.parameter(PLACE);
      if (!CALLS.contains(type)) {
        throw new HubSpotErrorException(
            HubSpotError.plain(400, "Unable to infer object type from: " + type));
      }
      return handler.answer(request);
    };
  }
}
