package io.callbatch.adapter.json.hubspot.route;

import io.callbatch.domain.port.in.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route.
 *
 * @param method the method, in capitals
 * @param template the path; {@code {name}} stands for one segment, whatever it is
 * @param needed the scope that a token must have
 * @param handler what answers
 */
public record Route(String method, String template, Scope needed, HubSpotHandler handler) {

  /** Whether the route searches, which HubSpot limits in another way than the rest. */
  public boolean isSearch() {
    return template.endsWith("/search");
  }

  /** What stands in the places of the template; empty: the path is another one. */
  Optional<Map<String, String>> match(List<String> path) {
    List<String> places = segments(template);
    if (places.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      String place = places.get(i);
      if (place.startsWith("{")) {
        parameters.put(place.substring(1, place.length() - 1), path.get(i));
      } else if (!place.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** The segments of a path, empty ones left out: slashes may be doubled. */
  static List<String> segments(String path) {
    return Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }
}
