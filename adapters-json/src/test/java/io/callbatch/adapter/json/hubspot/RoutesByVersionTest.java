package io.callbatch.adapter.json.hubspot;

import static io.callbatch.adapter.json.hubspot.HubSpotFixture.input;
import static io.callbatch.adapter.json.hubspot.HubSpotFixture.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.HubSpotFixture.Response;
import io.callbatch.adapter.json.hubspot.route.OpenApiPaths;
import io.callbatch.adapter.json.hubspot.route.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our own table of what each version of HubSpot's API has: routes, codes, and the members that must
 * and may be in an answer.
 */
class RoutesByVersionTest {
  private static final String V3 = "/crm/v3/objects";
  private static final String V3_ALIAS = "/crm/objects/v3";
  private static final String V2025_09 = "/crm/objects/2025-09";
  private static final String V2026_03 = "/crm/objects/2026-03";
  private static final String V2026_09_BETA = "/crm/objects/2026-09-beta";
  private static final String V2026_09 = "/crm/objects/2026-09";

  private static final List<String> ALL =
      List.of(V3, V3_ALIAS, V2025_09, V2026_03, V2026_09_BETA, V2026_09);
  private static final String V4 = "/crm/v4/objects";
  private static final List<String> ASSOCIATED =
      List.of(V4, V2025_09, V2026_03, V2026_09_BETA, V2026_09);
  private static final List<String> LISTED = ASSOCIATED.subList(0, 4);
  private static final String PAIRS_V4 = "/crm/v4/associations";
  private static final String PAIRS_2026_09 = "/crm/associations/2026-09";
  private static final List<String> PAIRS_DATED =
      List.of(
          "/crm/associations/2025-09",
          "/crm/associations/2026-03",
          "/crm/associations/2026-09-beta",
          PAIRS_2026_09);
  private static final List<String> PAIRS =
      Stream.concat(Stream.of(PAIRS_V4), PAIRS_DATED.stream()).toList();
  private static final List<String> WIDE = List.of(V2025_09, V2026_09_BETA);

  private static final String CALL = "id properties createdAt updatedAt archived";
  private static final String WRITTEN = CALL + " url";
  private static final String BATCH = "status results startedAt completedAt";

  /**
   * A route.
   *
   * @param versions those that have it; the others answer 404 or 405
   * @param path what follows the object type; ID stands for a call's id
   * @param members those that the answer must have; none where there is no body
   */
  private record Line(
      List<String> versions, String method, String path, String body, int status, String members) {}

  private static final String BY_ID = inputs("{\"id\":\"ID\"}");
  private static final String TITLE = "\"properties\":{\"hs_call_title\":\"x\"}";
  private static final String LABELS =
      "[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":194}]";

  private static final String PAIR = inputs("{\"from\":{\"id\":\"ID\"},\"to\":{\"id\":\"901\"}}");
  private static final String TYPED_PAIR =
      inputs("{\"from\":{\"id\":\"ID\"},\"to\":{\"id\":\"901\"},\"types\":%s}".formatted(LABELS));
  private static final String FAN = inputs("{\"from\":{\"id\":\"ID\"},\"to\":[{\"id\":\"901\"}]}");

  private static final List<Line> TABLE =
      List.of(
          new Line(ALL, "GET", "?limit=100", "", 200, "results"),
          new Line(ALL, "POST", "", input(), 201, WRITTEN),
          new Line(ALL, "GET", "/ID", "", 200, CALL),
          new Line(ALL, "PATCH", "/ID", "{" + TITLE + "}", 200, WRITTEN),
          new Line(ALL, "DELETE", "/ID", "", 204, ""),
          new Line(List.of(V2025_09), "POST", "/batch/create", inputs(input()), 200, BATCH),
          new Line(
              ALL.stream().filter(version -> !version.equals(V2025_09)).toList(),
              "POST",
              "/batch/create",
              inputs(input()),
              201,
              BATCH),
          new Line(ALL, "POST", "/batch/read", BY_ID, 200, BATCH),
          new Line(
              ALL, "POST", "/batch/update", inputs("{\"id\":\"ID\"," + TITLE + "}"), 200, BATCH),
          new Line(
              ALL,
              "POST",
              "/batch/upsert",
              inputs("{\"idProperty\":\"pbx_call_id\",\"id\":\"P\"," + input().substring(1)),
              200,
              BATCH),
          new Line(ALL, "POST", "/batch/archive", BY_ID, 204, ""),
          new Line(ALL, "POST", "/search", "{\"limit\":200}", 200, "total results"),
          new Line(WIDE, "POST", "/gdpr-delete", "{\"objectId\":\"ID\"}", 204, ""),
          new Line(
              WIDE,
              "POST",
              "/merge",
              "{\"primaryObjectId\":\"ID\",\"objectIdToMerge\":\"OTHER\"}",
              200,
              WRITTEN),
          new Line(LISTED, "GET", "/ID/associations/contacts", "", 200, "results"),
          new Line(
              ASSOCIATED,
              "PUT",
              "/ID/associations/contacts/901",
              LABELS,
              201,
              "fromObjectTypeId fromObjectId toObjectTypeId toObjectId labels"),
          new Line(ASSOCIATED, "DELETE", "/ID/associations/contacts/901", "", 204, ""),
          new Line(ASSOCIATED, "PUT", "/ID/associations/default/contacts/901", "", 200, BATCH),
          new Line(
              List.of(V3, V3_ALIAS),
              "PUT",
              "/ID/associations/contacts/901/194",
              "",
              200,
              CALL + " associations"),
          new Line(
              List.of(V3, V3_ALIAS), "DELETE", "/ID/associations/contacts/901/194", "", 204, ""),
          new Line(PAIRS.subList(0, 4), "POST", "/contacts/batch/create", TYPED_PAIR, 201, BATCH),
          new Line(
              List.of(PAIRS_2026_09), "POST", "/contacts/batch/create", TYPED_PAIR, 200, BATCH),
          new Line(PAIRS, "POST", "/contacts/batch/associate/default", PAIR, 200, BATCH),
          new Line(PAIRS, "POST", "/contacts/batch/read", BY_ID, 207, BATCH + " errors numErrors"),
          new Line(List.of(PAIRS_V4), "POST", "/contacts/batch/archive", FAN, 204, ""),
          new Line(PAIRS_DATED, "POST", "/contacts/batch/archive", FAN, 200, BATCH),
          new Line(
              List.of(PAIRS_V4), "POST", "/contacts/batch/labels/archive", TYPED_PAIR, 204, ""),
          new Line(PAIRS_DATED, "POST", "/contacts/batch/labels/archive", TYPED_PAIR, 200, BATCH));

  static Stream<Line> table() {
    return TABLE.stream();
  }

  private final HubSpotFixture hubSpot = new HubSpotFixture();

  private Response send(String version, String type, Line line) {
    String id = hubSpot.create();
    String other = hubSpot.create();
    return hubSpot.send(
        line.method(),
        version + "/" + type + line.path().replace("ID", id),
        line.body().replace("ID", id).replace("OTHER", other));
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyVersionAnswersAsTheTableSays(Line line) {
    for (String version : line.versions()) {
      for (String type : List.of("calls", "0-48")) {
        Response response = send(version, type, line);

        assertThat(response.status()).as(version).isEqualTo(line.status());
        if (line.members().isEmpty()) {
          assertThat(response.body()).as(version).isEmpty();
          assertThat(response.answer().header("Content-Type")).isEmpty();
        } else {
          assertThat(response.answer().header("Content-Type"))
              .contains("application/json;charset=utf-8");
          assertThat(Set.copyOf(response.names()))
              .as(version)
              .isEqualTo(new HashSet<>(Arrays.asList(line.members().split(" "))));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  void otherVersionsHaveNoSuchRoute(Line line) {
    List<String> others = new ArrayList<>(ALL);
    others.removeAll(line.versions());
    for (String version : others) {
      Response response = send(version, "calls", line);
      boolean createsWithAnotherCode = line.path().equals("/batch/create");
      if (!createsWithAnotherCode) {
        // 400: "default" is no object type, where one is due in its place
        assertThat(response.status()).as(version).isIn(400, 404, 405);
        assertThat(response.text("status")).isEqualTo("error");
      }
    }
  }

  @Test
  void thereIsNoRouteThatTheTableDoesntName() {
    Set<String> named = new HashSet<>();
    for (Line line : TABLE) {
      for (String version : line.versions()) {
        named.add(
            line.method() + " " + version + "/T" + line.path().replace("ID", "C").split("\\?")[0]);
      }
    }
    Set<String> there = new HashSet<>();
    for (Route route : hubSpot.routes().routes()) {
      there.add(
          route.method()
              + " "
              + route
                  .template()
                  .replace("{objectType}", "T")
                  .replace("{fromObjectType}", "T")
                  .replace("{callId}", "C")
                  .replace("{toObjectType}", "contacts")
                  .replace("{toObjectId}", "901")
                  .replace("{associationType}", "194"));
    }
    assertThat(there).isEqualTo(named);
  }

  @Test
  void everyRouteIsDescribed() {
    List<Route> routes = hubSpot.routes().routes();

    JsonNode paths = JsonMapper.shared().readTree(OpenApiPaths.of(routes));

    Set<String> described = new HashSet<>();
    paths
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(member -> !member.getKey().equals("parameters"))
                .forEach(method ->
                    described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(described)
        .isEqualTo(
            routes.stream()
                .map(route -> route.method() + " " + route.template())
                .collect(Collectors.toSet()));
    JsonNode create = paths.get(V2025_09 + "/{objectType}/batch/create");
    assertThat(create.at("/parameters/0/schema/enum").toString()).isEqualTo("[\"0-48\",\"calls\"]");
    assertThat(create.at("/post/responses").propertyNames())
        .containsExactly(
            "200", "207", "400", "401", "403", "404", "409", "413", "415", "429", "500", "503");
    assertThat(paths.get(V3 + "/{objectType}/batch/create").at("/post/responses").has("201"))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("table")
  void theStatusIsOneOfThoseDescribed(Line line) {
    for (String version : line.versions()) {
      Route route =
          hubSpot
              .routes()
              .find(line.method(), version + "/calls" + line.path().split("\\?")[0])
              .route();
      assertThat(route.purpose().statuses()).as(version).contains(line.status());
    }
  }
}
