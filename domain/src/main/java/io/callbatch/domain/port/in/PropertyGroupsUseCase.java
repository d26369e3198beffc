package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyGroup;
import java.util.List;
import java.util.Optional;

/**
 * The groups that the properties of a portal's calls are in. A group comes to be by being made, or
 * by a property that names it. Safe for several threads.
 */
public interface PropertyGroupsUseCase {

  /** HubSpot's groups and the portal's own, by name. */
  List<PropertyGroup> list(PortalId portal);

  /** A group; empty if there is none of this name. */
  Optional<PropertyGroup> get(PortalId portal, String name);

  /**
   * Makes a group.
   *
   * @param requestId the caller's name for this request; empty: none
   * @throws InvalidRequestException if the group breaks a rule
   * @throws GroupExistsException if the name is taken
   * @throws RequestIdReusedException if the request id was used for something else
   */
  PropertyGroup create(PortalId portal, Optional<RequestId> requestId, PropertyGroup group);

  /**
   * Changes a group of the portal's own.
   *
   * @param requestId the caller's name for this request; empty: none
   * @return the changed group; empty if there is none of this name
   * @throws InvalidRequestException if the change breaks a rule, or HubSpot defined the group
   * @throws RequestIdReusedException if the request id was used for something else
   */
  Optional<PropertyGroup> update(
      PortalId portal, Optional<RequestId> requestId, String name, GroupChange change);

  /**
   * Takes a group of the portal's own away. Taking away what isn't there is done.
   *
   * @param requestId the caller's name for this request; empty: none
   * @throws InvalidRequestException if HubSpot defined the group, or there are properties in it
   * @throws RequestIdReusedException if the request id was used for something else
   */
  void remove(PortalId portal, Optional<RequestId> requestId, String name);

  /** What to change; what is empty stays. */
  record GroupChange(Optional<String> label, Optional<Integer> displayOrder) {}

  /** The portal has a group of this name. */
  final class GroupExistsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which. */
    public GroupExistsException(String name) {
      super("property group '%s' exists already".formatted(name));
    }
  }
}
