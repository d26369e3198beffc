package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.property.PropertyGroup;
import java.util.List;
import java.util.Optional;

/**
 * The groups that the properties of a portal's calls are in. A group comes to be by being made, or
 * by a property that names it. Repeating a change does no harm, so requests have no names here.
 * Safe for several threads.
 */
public interface PropertyGroupsUseCase {

  /** HubSpot's groups and the portal's own, by name. */
  List<PropertyGroup> list(PortalId portal);

  /** A group; empty if there is none of this name. */
  Optional<PropertyGroup> get(PortalId portal, String name);

  /**
   * Makes a group.
   *
   * @throws InvalidRequestException if the group breaks a rule
   * @throws GroupExistsException if the name is taken
   */
  PropertyGroup create(PortalId portal, PropertyGroup group);

  /**
   * Changes a group of the portal's own.
   *
   * @param label the new label; empty: as it is
   * @param displayOrder the new place; empty: as it is
   * @return the changed group; empty if there is none of this name
   * @throws InvalidRequestException if the change breaks a rule, or HubSpot defined the group
   */
  Optional<PropertyGroup> update(
      PortalId portal, String name, Optional<String> label, Optional<Integer> displayOrder);

  /**
   * Takes a group of the portal's own away. Taking away what isn't there is done.
   *
   * @throws InvalidRequestException if HubSpot defined the group, or there are properties in it
   */
  void remove(PortalId portal, String name);

  /** The portal has a group of this name. */
  final class GroupExistsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which. */
    public GroupExistsException(String name) {
      super("property group '%s' exists already".formatted(name));
    }
  }
}
