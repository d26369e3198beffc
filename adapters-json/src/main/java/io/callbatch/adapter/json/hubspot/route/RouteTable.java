package io.callbatch.adapter.json.hubspot.route;

import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All routes. Immutable. */
public final class RouteTable {

  /** The place of an id in a template, where the action of another version can stand, too. */
  private static final String CALL_ID = "callId";

  private final List<Place> places;
  private final Set<String> actions;

  /** Of routes that fit the same request the first counts. */
  public RouteTable(List<Route> routes) {
    places = routes.stream().map(Place::of).toList();
    actions =
        places.stream()
            .filter(place -> place.route().method().equals("POST"))
            .map(place -> place.segments().getLast())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The routes. */
  public List<Route> routes() {
    return places.stream().map(Place::route).toList();
  }

  /** A route with the segments of its template. */
  private record Place(Route route, List<String> segments) {

    static Place of(Route route) {
      return new Place(route, RouteTable.segments(route.template()));
    }

    /** What stands in the places of the template; empty: the path is another one. */
    Optional<Map<String, String>> match(List<String> path) {
      if (segments.size() != path.size()) {
        return Optional.empty();
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      for (int i = 0; i < segments.size(); i++) {
        String segment = segments.get(i);
        if (segment.startsWith("{")) {
          parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
        } else if (!segment.equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(parameters);
    }
  }

  /**
   * Where a request goes.
   *
   * @param route its route
   * @param parameters what stands in the places of the route's path, decoded
   */
  public record Match(Route route, Map<String, String> parameters) {}

  /**
   * Finds the route of a request.
   *
   * @param path the path, percent-encoded
   * @throws HubSpotErrorException if there is none: 404, or 405 where there is one for another
   *     method
   */
  public Match find(String method, String path) {
    List<String> segments = decoded(path);
    Set<String> allowed = new TreeSet<>();
    for (Place place : places) {
      Route route = place.route();
      Optional<Map<String, String>> parameters = place.match(segments);
      if (parameters.isPresent()) {
        if (route.method().equals(method) || (isHead(method) && route.method().equals("GET"))) {
          return new Match(route, parameters.get());
        }
        if (!actions.contains(parameters.get().getOrDefault(CALL_ID, ""))) {
          allowed.add(route.method());
        }
      }
    }
    if (allowed.isEmpty()) {
      throw new HubSpotErrorException(HubSpotError.plain(404, "found no route %s".formatted(path)));
    }
    String methods = String.join(", ", allowed);
    throw new HubSpotErrorException(
        HubSpotError.plain(405, "expected the method %s, found %s".formatted(methods, method))
            .with(Map.of("Allow", methods)));
  }

  private static boolean isHead(String method) {
    return method.equals("HEAD");
  }

  private static List<String> decoded(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : segments(path)) {
      try {
        // URLDecoder reads forms, where a plus is a space
        segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException _) {
        throw new HubSpotErrorException(
            HubSpotError.plain(400, "found a path that is wrongly percent-encoded: " + path));
      }
    }
    return segments;
  }

  /** The segments of a path, empty ones left out: slashes may be doubled. */
  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }
}
