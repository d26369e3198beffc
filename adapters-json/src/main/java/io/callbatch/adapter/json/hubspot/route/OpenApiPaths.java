package io.callbatch.adapter.json.hubspot.route;

import io.callbatch.adapter.json.write.JsonGenerators;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * Describes routes as the {@code paths} of an OpenAPI 3.1 document, whose components are to have
 * the response {@code HubSpotError} and the security scheme {@code bearer}.
 */
public final class OpenApiPaths {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /** What every route may answer where nothing was done. */
  private static final Set<Integer> ERRORS = Set.of(400, 401, 403, 404, 429, 500, 503);

  private static final Map<Integer, String> STATUSES =
      Map.of(
          200, "Done",
          201, "Created",
          204, "Done, with nothing to say",
          207, "Done for some inputs; errors tells of the others");

  private OpenApiPaths() {}

  /** The object of all paths. */
  public static byte[] of(List<Route> routes) {
    Map<String, Map<String, Route>> byPath = new LinkedHashMap<>();
    for (Route route : routes) {
      byPath
          .computeIfAbsent(route.template(), _ -> new LinkedHashMap<>())
          .put(route.method().toLowerCase(Locale.ROOT), route);
    }
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      byPath.forEach((template, methods) -> {
        json.writeObjectPropertyStart(template);
        parameters(json, template);
        methods.forEach((method, route) -> {
          json.writeName(method);
          operation(json, route);
        });
        json.writeEndObject();
      });
      json.writeEndObject();
    }
    return target.toByteArray();
  }

  private static void parameters(JsonGenerator json, String template) {
    json.writeArrayPropertyStart("parameters");
    Matcher places = PLACE.matcher(template);
    while (places.find()) {
      String name = places.group(1);
      json.writeStartObject();
      json.writeStringProperty("name", name);
      json.writeStringProperty("in", "path");
      json.writeBooleanProperty("required", true);
      json.writeObjectPropertyStart("schema");
      json.writeStringProperty("type", "string");
      if (name.equals(ObjectTypes.PLACE)) {
        json.writeArrayPropertyStart("enum");
        ObjectTypes.CALLS.stream().sorted().forEach(json::writeString);
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void operation(JsonGenerator json, Route route) {
    boolean takesBody = route.method().equals("POST") || route.method().equals("PATCH");
    json.writeStartObject();
    json.writeStringProperty("summary", route.purpose().summary());
    json.writeStringProperty(
        "description", "Needs the scope " + route.needed().name().toLowerCase(Locale.ROOT) + ".");
    json.writeArrayPropertyStart("tags");
    json.writeString("HubSpot");
    json.writeEndArray();
    if (takesBody) {
      json.writeObjectPropertyStart("requestBody");
      json.writeBooleanProperty("required", true);
      content(json);
      json.writeEndObject();
    }
    json.writeObjectPropertyStart("responses");
    for (int status : route.purpose().statuses()) {
      json.writeObjectPropertyStart(Integer.toString(status));
      json.writeStringProperty("description", STATUSES.getOrDefault(status, "Done"));
      if (status != 204) {
        content(json);
      }
      json.writeEndObject();
    }
    for (int status : errors(route, takesBody)) {
      json.writeObjectPropertyStart(Integer.toString(status));
      json.writeStringProperty("$ref", "#/components/responses/HubSpotError");
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("security");
    json.writeStartObject();
    json.writeArrayPropertyStart("bearer");
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void content(JsonGenerator json) {
    json.writeObjectPropertyStart("content");
    json.writeObjectPropertyStart("application/json");
    json.writeObjectPropertyStart("schema");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static Set<Integer> errors(Route route, boolean takesBody) {
    Set<Integer> errors = new TreeSet<>(ERRORS);
    if (takesBody) {
      errors.addAll(Set.of(413, 415));
    }
    if (!route.method().equals("GET")) {
      errors.add(409);
    }
    return errors;
  }
}
