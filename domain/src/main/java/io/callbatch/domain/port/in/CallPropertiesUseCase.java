package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyOption;
import java.util.List;
import java.util.Optional;

/** The definitions of a portal's call properties. Safe for several threads. */
public interface CallPropertiesUseCase {

  /** HubSpot's definitions and the portal's own, by name; archived ones only, or none of them. */
  List<PropertyDefinition> list(PortalId portal, boolean archived);

  /** A definition; empty if there is none of this name that is archived, or isn't. */
  Optional<PropertyDefinition> get(PortalId portal, String name, boolean archived);

  /**
   * Defines a property.
   *
   * @param requestId the caller's name for this request; empty: none
   * @throws InvalidRequestException if the definition breaks a rule
   * @throws PropertyExistsException if the name is taken
   * @throws RequestIdReusedException if the request id was used for something else
   */
  PropertyDefinition create(
      PortalId portal, Optional<RequestId> requestId, PropertyDefinition definition);

  /**
   * Changes a property of the portal's own.
   *
   * @param requestId the caller's name for this request; empty: none
   * @return the changed definition; empty if there is none of this name
   * @throws InvalidRequestException if the change breaks a rule, or HubSpot defined the property
   * @throws RequestIdReusedException if the request id was used for something else
   */
  Optional<PropertyDefinition> update(
      PortalId portal, Optional<RequestId> requestId, String name, PropertyChange change);

  /**
   * Archives a property of the portal's own, so that it can't be used any more. Archiving what
   * isn't there is done.
   *
   * @param requestId the caller's name for this request; empty: none
   * @throws InvalidRequestException if HubSpot defined the property
   * @throws RequestIdReusedException if the request id was used for something else
   */
  void archive(PortalId portal, Optional<RequestId> requestId, String name);

  /** What to change; what is empty stays. */
  record PropertyChange(
      Optional<String> label,
      Optional<String> description,
      Optional<String> groupName,
      Optional<String> fieldType,
      Optional<List<PropertyOption>> options,
      Optional<Boolean> hidden,
      Optional<Integer> displayOrder) {}

  /** The portal has a property of this name. */
  final class PropertyExistsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which. */
    public PropertyExistsException(String name) {
      super("property '%s' exists already".formatted(name));
    }
  }
}
