package io.callbatch.adapter.json.hubspot.property;

import io.callbatch.adapter.json.hubspot.answer.BatchErrorItem;
import io.callbatch.adapter.json.hubspot.answer.HubSpotDocuments;
import io.callbatch.adapter.json.hubspot.error.BatchSize;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.error.HubSpotFailures;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.property.PropertyBodies.NamesBody;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.port.in.CallPropertiesUseCase;
import io.callbatch.domain.port.in.CallPropertiesUseCase.PropertyExistsException;
import io.callbatch.domain.port.in.InvalidRequestException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of several definitions at once. Each is created on its own, so that one may fail while
 * the others are there.
 *
 * @param properties what keeps them
 * @param clock for the times in answers
 */
record DefinitionBatches(CallPropertiesUseCase properties, InstantSource clock) {

  private static final int MULTI_STATUS = 207;

  HubSpotAnswer create(RoutedRequest request) throws IOException {
    Instant startedAt = clock.instant();
    List<PropertyDefinition> inputs = PropertyBodies.creations(request.json());
    BatchSize.require(inputs.size());
    List<PropertyDefinition> created = new ArrayList<>();
    List<BatchErrorItem> errors = new ArrayList<>();
    for (PropertyDefinition input : inputs) {
      try {
        created.add(properties.create(request.portal(), Optional.empty(), input));
      } catch (InvalidRequestException | PropertyExistsException e) {
        errors.add(item(input.name(), HubSpotFailures.of(e).orElseThrow()));
      }
    }
    return answer(201, startedAt, created, errors);
  }

  HubSpotAnswer read(RoutedRequest request) throws IOException {
    Instant startedAt = clock.instant();
    NamesBody asked = PropertyBodies.names(request.json());
    BatchSize.require(asked.names().size());
    List<PropertyDefinition> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : asked.names().stream().distinct().toList()) {
      properties
          .get(request.portal(), name, asked.archived())
          .ifPresentOrElse(found::add, () -> missing.add(name));
    }
    List<BatchErrorItem> errors =
        missing.isEmpty()
            ? List.of()
            : List.of(
                new BatchErrorItem(
                    "OBJECT_NOT_FOUND",
                    "Could not get some properties, they may be archived or not exist. Check that"
                        + " names are valid.",
                    Map.of("name", missing)));
    return answer(200, startedAt, found, errors);
  }

  /** All of them or, where HubSpot defines one, none. */
  HubSpotAnswer archive(RoutedRequest request) throws IOException {
    List<String> names = PropertyBodies.names(request.json()).names();
    BatchSize.require(names.size());
    List<String> hubspots =
        names.stream()
            .filter(name ->
                properties
                    .get(request.portal(), name, false)
                    .filter(definition -> definition.flags().hubspotDefined())
                    .isPresent())
            .toList();
    if (!hubspots.isEmpty()) {
      throw new HubSpotErrorException(
          HubSpotError.of(
              400,
              "VALIDATION_ERROR",
              "name: found %s, which HubSpot defines; only own properties change"
                  .formatted(String.join(", ", hubspots)),
              Map.of("name", hubspots)));
    }
    names.forEach(name -> properties.archive(request.portal(), Optional.empty(), name));
    return HubSpotAnswer.noContent();
  }

  private HubSpotAnswer answer(
      int status,
      Instant startedAt,
      List<PropertyDefinition> results,
      List<BatchErrorItem> errors) {
    return HubSpotDocuments.batch(
        errors.isEmpty() ? status : MULTI_STATUS,
        startedAt,
        clock.instant(),
        json -> results.forEach(definition -> PropertyDocuments.write(json, definition)),
        errors);
  }

  private static BatchErrorItem item(String name, HubSpotError error) {
    return new BatchErrorItem(
        error.category().orElseThrow(), error.message(), Map.of("name", List.of(name)));
  }
}
