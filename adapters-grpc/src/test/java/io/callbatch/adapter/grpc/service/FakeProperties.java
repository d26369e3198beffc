package io.callbatch.adapter.grpc.service;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.port.in.CallPropertiesUseCase;
import io.callbatch.domain.port.in.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Definitions in memory; takes what it is given, and keeps the last change. */
final class FakeProperties implements CallPropertiesUseCase {
  private final TreeMap<String, PropertyDefinition> definitions = new TreeMap<>();
  private PropertyChange lastChange;

  PropertyChange lastChange() {
    return lastChange;
  }

  @Override
  public List<PropertyDefinition> list(PortalId portal, boolean archived) {
    return archived ? List.of() : List.copyOf(definitions.values());
  }

  @Override
  public Optional<PropertyDefinition> get(PortalId portal, String name, boolean archived) {
    return archived ? Optional.empty() : Optional.ofNullable(definitions.get(name));
  }

  @Override
  public PropertyDefinition create(
      PortalId portal, Optional<RequestId> requestId, PropertyDefinition definition) {
    if (definition.fieldType().isEmpty()) {
      throw new InvalidRequestException("fieldType", "expected a field type, found nothing");
    }
    if (definitions.putIfAbsent(definition.name(), definition) != null) {
      throw new PropertyExistsException(definition.name());
    }
    return definition;
  }

  @Override
  public Optional<PropertyDefinition> update(
      PortalId portal, Optional<RequestId> requestId, String name, PropertyChange change) {
    lastChange = change;
    return get(portal, name, false);
  }

  @Override
  public void archive(PortalId portal, Optional<RequestId> requestId, String name) {
    definitions.remove(name);
  }
}
