package io.callbatch.domain.model.property;

import io.callbatch.domain.model.OrderedMap;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All properties that calls of a portal have: HubSpot's and the portal's own. Immutable, and cheap
 * to make for each request.
 */
public final class PropertyDefinitions {

  private static final Map<String, PropertyDefinition> HUBSPOT = byName(CallProperties.ALL);

  /** Those of a portal that defined none itself. */
  public static final PropertyDefinitions HUBSPOT_ONLY = of(List.of());

  private final Map<String, PropertyDefinition> own;
  private final List<PropertyDefinition> required;
  private final Set<String> unique;

  private PropertyDefinitions(Map<String, PropertyDefinition> own) {
    this.own = own;
    this.required = usable().filter(definition -> definition.flags().required()).toList();
    this.unique =
        usable()
            .filter(definition -> definition.flags().unique() && !definition.flags().readOnly())
            .map(PropertyDefinition::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * HubSpot's definitions with those that a portal made. Where both have a name, HubSpot's counts:
   * a portal may have used a name before HubSpot did.
   */
  public static PropertyDefinitions of(Collection<PropertyDefinition> own) {
    return new PropertyDefinitions(
        byName(
            own.stream().filter(definition -> !HUBSPOT.containsKey(definition.name())).toList()));
  }

  /** The property of that name; empty where there is none or it is archived. */
  public Optional<PropertyDefinition> find(String name) {
    return findAny(name).filter(definition -> definition.archivedAt().isEmpty());
  }

  /** The property of that name, archived or not. */
  public Optional<PropertyDefinition> findAny(String name) {
    PropertyDefinition hubspots = HUBSPOT.get(name);
    return Optional.ofNullable(hubspots == null ? own.get(name) : hubspots);
  }

  /** Those that can be used, sorted by name. */
  public List<PropertyDefinition> list() {
    return usable().sorted(Comparator.comparing(PropertyDefinition::name)).toList();
  }

  /** Those that are archived, sorted by name. */
  public List<PropertyDefinition> archived() {
    return own.values().stream()
        .filter(definition -> definition.archivedAt().isPresent())
        .sorted(Comparator.comparing(PropertyDefinition::name))
        .toList();
  }

  /** Those that a new call must have. */
  public List<PropertyDefinition> required() {
    return required;
  }

  /**
   * Names of those with unique values by which callers may name calls in an update or an upsert.
   * {@code hs_object_id} isn't one: HubSpot refuses it there, and only the system sets it.
   */
  public Set<String> unique() {
    return unique;
  }

  private Stream<PropertyDefinition> usable() {
    return Stream.concat(HUBSPOT.values().stream(), own.values().stream())
        .filter(definition -> definition.archivedAt().isEmpty());
  }

  private static Map<String, PropertyDefinition> byName(List<PropertyDefinition> definitions) {
    OrderedMap.Builder<PropertyDefinition> byName = new OrderedMap.Builder<>();
    definitions.forEach(definition -> byName.put(definition.name(), definition));
    return byName.build();
  }
}
