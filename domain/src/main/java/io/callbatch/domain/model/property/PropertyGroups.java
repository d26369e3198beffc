package io.callbatch.domain.model.property;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All groups that the properties of a portal's calls are in: HubSpot's, those that the portal made,
 * and those that its properties name without anybody having made them. Immutable.
 */
public final class PropertyGroups {

  private static final List<PropertyGroup> HUBSPOT =
      List.of(
          new PropertyGroup(Definitions.CALL_GROUP, "Call Information", 0),
          new PropertyGroup(Definitions.ENGAGEMENT_GROUP, "Engagement Information", 1));

  private static final int LAST = -1;

  private final TreeMap<String, PropertyGroup> byName = new TreeMap<>();
  private final Set<String> inUse;

  private PropertyGroups(Collection<PropertyGroup> made, PropertyDefinitions definitions) {
    inUse =
        definitions.list().stream()
            .map(PropertyDefinition::groupName)
            .collect(Collectors.toUnmodifiableSet());
    inUse.forEach(name -> byName.put(name, new PropertyGroup(name, name, LAST)));
    made.forEach(group -> byName.put(group.name(), group));
    HUBSPOT.forEach(group -> byName.put(group.name(), group));
  }

  /**
   * The groups of a portal.
   *
   * @param made those that the portal made
   * @param definitions its properties
   */
  public static PropertyGroups of(Collection<PropertyGroup> made, PropertyDefinitions definitions) {
    return new PropertyGroups(made, definitions);
  }

  /** All of them, by name. */
  public List<PropertyGroup> list() {
    return List.copyOf(byName.values());
  }

  /** The group of that name. */
  public Optional<PropertyGroup> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether HubSpot defines the group, so that portals can't change it. */
  public static boolean isHubspots(String name) {
    return HUBSPOT.stream().anyMatch(group -> group.name().equals(name));
  }

  /** Whether a property that isn't archived is in the group. */
  public boolean isInUse(String name) {
    return inUse.contains(name);
  }
}
