package io.callbatch.adapter.json.hubspot.property;

import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.ObjectTypes;
import io.callbatch.adapter.json.hubspot.route.Purpose;
import io.callbatch.adapter.json.hubspot.route.Route;
import io.callbatch.domain.port.in.CallPropertiesUseCase;
import io.callbatch.domain.port.in.PropertyGroupsUseCase;
import io.callbatch.domain.port.in.Scope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The routes of property definitions and groups, the same in all versions. */
public final class PropertyRoutes {

  private static final List<String> PREFIXES =
      List.of(
          "/crm/v3/properties",
          "/crm/properties/v3",
          "/crm/properties/2025-09",
          "/crm/properties/2026-03",
          "/crm/properties/2026-09-beta",
          "/crm/properties/2026-09");

  private final List<Route> routes = new ArrayList<>();
  private final Definitions definitions;
  private final DefinitionBatches batches;
  private final Groups groups;

  private PropertyRoutes(
      CallPropertiesUseCase properties, PropertyGroupsUseCase propertyGroups, InstantSource clock) {
    definitions = new Definitions(properties);
    batches = new DefinitionBatches(properties, clock);
    groups = new Groups(propertyGroups);
  }

  /** The routes on these use cases. */
  public static List<Route> on(
      CallPropertiesUseCase properties, PropertyGroupsUseCase groups, InstantSource clock) {
    PropertyRoutes all = new PropertyRoutes(properties, groups, clock);
    PREFIXES.forEach(prefix -> all.add(prefix + "/{objectType}"));
    return all.routes;
  }

  private void add(String properties) {
    add(
        "POST",
        properties + "/batch/create",
        Scope.WRITE,
        Purpose.of("Defines properties", 201, 207),
        batches::create);
    add(
        "POST",
        properties + "/batch/read",
        Scope.READ,
        Purpose.of("Shows properties by name", 200, 207),
        batches::read);
    add(
        "POST",
        properties + "/batch/archive",
        Scope.WRITE,
        Purpose.of("Archives properties", 204),
        batches::archive);
    String allGroups = properties + "/groups";
    add("GET", allGroups, Scope.READ, Purpose.of("Lists groups of properties", 200), groups::list);
    add("POST", allGroups, Scope.WRITE, Purpose.of("Makes a group", 201), groups::create);
    String group = allGroups + "/{groupName}";
    add("GET", group, Scope.READ, Purpose.of("Shows a group", 200), groups::get);
    add("PATCH", group, Scope.WRITE, Purpose.of("Changes a group", 200), groups::update);
    add("DELETE", group, Scope.WRITE, Purpose.of("Archives a group", 204), groups::archive);
    add("GET", properties, Scope.READ, Purpose.of("Lists properties", 200), definitions::list);
    add(
        "POST",
        properties,
        Scope.WRITE,
        Purpose.of("Defines a property", 201),
        definitions::create);
    String property = properties + "/{propertyName}";
    add("GET", property, Scope.READ, Purpose.of("Shows a property", 200), definitions::get);
    add("PATCH", property, Scope.WRITE, Purpose.of("Changes a property", 200), definitions::update);
    add(
        "DELETE",
        property,
        Scope.WRITE,
        Purpose.of("Archives a property", 204),
        definitions::archive);
  }

  private void add(
      String method, String template, Scope needed, Purpose purpose, HubSpotHandler handler) {
    routes.add(new Route(method, template, needed, purpose, ObjectTypes.ofCalls(handler)));
  }
}
