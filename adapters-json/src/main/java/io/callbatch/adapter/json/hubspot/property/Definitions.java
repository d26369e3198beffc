package io.callbatch.adapter.json.hubspot.property;

import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.property.PropertyBodies.Change;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.port.in.CallPropertiesUseCase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of single definitions.
 *
 * @param properties what keeps them
 */
record Definitions(CallPropertiesUseCase properties) {

  HubSpotAnswer list(RoutedRequest request) {
    return PropertyDocuments.definitions(
        properties.list(request.portal(), request.query().flag("archived")));
  }

  HubSpotAnswer create(RoutedRequest request) throws IOException {
    PropertyDefinition sent = PropertyBodies.creation(request.json());
    return PropertyDocuments.definition(
        201, properties.create(request.portal(), request.requestId(), sent));
  }

  HubSpotAnswer get(RoutedRequest request) {
    String name = name(request);
    boolean archived = request.query().flag("archived");
    return found(name, properties.get(request.portal(), name, archived));
  }

  HubSpotAnswer update(RoutedRequest request) throws IOException {
    String name = name(request);
    Change change = PropertyBodies.change(request.json());
    change
        .type()
        .ifPresent(type -> {
          Optional<PropertyDefinition> before = properties.get(request.portal(), name, false);
          if (before.isPresent() && before.get().type() != type) {
            throw new HubSpotErrorException(
                HubSpotError.invalid(
                    "type: found %s for %s, which is of type %s; types don't change"
                        .formatted(type.wireName(), name, before.get().type().wireName())));
          }
        });
    return found(
        name, properties.update(request.portal(), request.requestId(), name, change.change()));
  }

  HubSpotAnswer archive(RoutedRequest request) {
    properties.archive(request.portal(), request.requestId(), name(request));
    return HubSpotAnswer.noContent();
  }

  private static String name(RoutedRequest request) {
    return request.parameter("propertyName");
  }

  private static HubSpotAnswer found(String name, Optional<PropertyDefinition> definition) {
    return PropertyDocuments.definition(
        200,
        definition.orElseThrow(() ->
            new HubSpotErrorException(
                HubSpotError.of(
                    404,
                    "OBJECT_NOT_FOUND",
                    "Property \"%s\" does not exist".formatted(name),
                    Map.of("name", List.of(name))))));
  }
}
