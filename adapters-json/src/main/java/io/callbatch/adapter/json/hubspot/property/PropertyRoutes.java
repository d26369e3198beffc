package io.callbatch.adapter.json.hubspot.property;

import io.callbatch.adapter.json.hubspot.route.HubSpotHandler;
import io.callbatch.adapter.json.hubspot.route.ObjectTypes;
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
    add("POST", properties + "/batch/create", Scope.WRITE, batches::create);
    add("POST", properties + "/batch/read", Scope.READ, batches::read);
    add("POST", properties + "/batch/archive", Scope.WRITE, batches::archive);
    String allGroups = properties + "/groups";
    add("GET", allGroups, Scope.READ, groups::list);
    add("POST", allGroups, Scope.WRITE, groups::create);
    String group = allGroups + "/{groupName}";
    add("GET", group, Scope.READ, groups::get);
    add("PATCH", group, Scope.WRITE, groups::update);
    add("DELETE", group, Scope.WRITE, groups::archive);
    add("GET", properties, Scope.READ, definitions::list);
    add("POST", properties, Scope.WRITE, definitions::create);
    String property = properties + "/{propertyName}";
    add("GET", property, Scope.READ, definitions::get);
    add("PATCH", property, Scope.WRITE, definitions::update);
    add("DELETE", property, Scope.WRITE, definitions::archive);
  }

  private void add(String method, String template, Scope needed, HubSpotHandler handler) {
    routes.add(new Route(method, template, needed, ObjectTypes.ofCalls(handler)));
  }
}
