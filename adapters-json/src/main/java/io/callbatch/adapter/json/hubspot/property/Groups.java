package io.callbatch.adapter.json.hubspot.property;

import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.port.in.PropertyGroupsUseCase;
import io.callbatch.domain.port.in.PropertyGroupsUseCase.GroupChange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of property groups.
 *
 * @param groups what keeps them
 */
record Groups(PropertyGroupsUseCase groups) {

  HubSpotAnswer list(RoutedRequest request) {
    boolean archived = request.query().flag("archived"); // groups are taken away, not archived
    return PropertyDocuments.groups(archived ? List.of() : groups.list(request.portal()));
  }

  HubSpotAnswer create(RoutedRequest request) throws IOException {
    PropertyGroup sent = PropertyBodies.group(request.json());
    return PropertyDocuments.group(201, groups.create(request.portal(), request.requestId(), sent));
  }

  HubSpotAnswer get(RoutedRequest request) {
    String name = name(request);
    return found(name, groups.get(request.portal(), name));
  }

  HubSpotAnswer update(RoutedRequest request) throws IOException {
    String name = name(request);
    GroupChange change = PropertyBodies.groupChange(request.json());
    return found(name, groups.update(request.portal(), request.requestId(), name, change));
  }

  HubSpotAnswer archive(RoutedRequest request) {
    groups.remove(request.portal(), request.requestId(), name(request));
    return HubSpotAnswer.noContent();
  }

  private static String name(RoutedRequest request) {
    return request.parameter("groupName");
  }

  private static HubSpotAnswer found(String name, Optional<PropertyGroup> group) {
    return PropertyDocuments.group(
        200,
        group.orElseThrow(() ->
            new HubSpotErrorException(
                HubSpotError.of(
                    404,
                    "OBJECT_NOT_FOUND",
                    "Property group \"%s\" does not exist".formatted(name),
                    Map.of("name", List.of(name))))));
  }
}
