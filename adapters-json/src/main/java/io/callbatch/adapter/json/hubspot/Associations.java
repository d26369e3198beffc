package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments;
import io.callbatch.adapter.json.hubspot.answer.HubSpotDocuments;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.error.HubSpotFailures;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.request.QueryParameters;
import io.callbatch.adapter.json.hubspot.request.RecordBodies;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.in.CallAssociationsUseCase;
import io.callbatch.domain.port.in.CallAssociationsUseCase.AssociationCommand;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The routes of associations of a call.
 *
 * @param associations shows and changes them
 * @param execution reads calls
 * @param clock when a batch of associations was done
 */
record Associations(
    CallAssociationsUseCase associations, CallExecution execution, InstantSource clock) {

  private static final int MOST_ON_A_PAGE = 500;

  /** The records of a type that the call is associated with; a cursor is how many to leave out. */
  HubSpotAnswer list(RoutedRequest request) {
    String id = CallReference.idOf(request);
    AssociationType type = type(request);
    QueryParameters query = request.query();
    int limit = PageQuery.limit(query, MOST_ON_A_PAGE, MOST_ON_A_PAGE);
    int after = query.number("after").orElse(0);
    Map<String, List<CallAssociation>> byRecord = new LinkedHashMap<>();
    associations
        .list(request.portal(), id, type.objectType())
        .orElseThrow(() -> new HubSpotErrorException(HubSpotFailures.NOT_FOUND))
        .forEach(association ->
            byRecord.merge(association.toId(), List.of(association), Associations::joined));
    List<List<CallAssociation>> page = byRecord.values().stream().skip(after).limit(limit).toList();
    int next = after + page.size();
    return AssociationDocuments.list(
        page,
        next < byRecord.size()
            ? Optional.of(PageQuery.next(request, Integer.toString(next)))
            : Optional.empty());
  }

  private static List<CallAssociation> joined(
      List<CallAssociation> some, List<CallAssociation> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Adds the associations whose types the body names. */
  HubSpotAnswer label(RoutedRequest request) throws IOException {
    AssociationCommand command = command(request, RecordBodies.labels(request.json()));
    require(associations.add(command));
    return AssociationDocuments.labelled(
        command.id(), AssociationType.with(command.toObjectType()).orElseThrow(), command.toId());
  }

  /** Takes all associations with a record away. */
  HubSpotAnswer removeAll(RoutedRequest request) {
    require(associations.remove(command(request, List.of())));
    return HubSpotAnswer.noContent();
  }

  /** Adds the association that HubSpot defines for the other object type. */
  HubSpotAnswer addDefault(RoutedRequest request) {
    Instant startedAt = clock.instant();
    AssociationSpec spec = hubSpots(type(request).fromCall());
    AssociationCommand command = command(request, List.of(spec));
    require(associations.add(command));
    return AssociationDocuments.added(
        command.id(), command.toId(), spec, startedAt, clock.instant());
  }

  /** Adds one association, and shows the call with those of the same object type. */
  HubSpotAnswer addTyped(RoutedRequest request) {
    AssociationCommand command = command(request, List.of(typed(request)));
    require(associations.add(command));
    Selection selection =
        new Selection(List.of(), List.of(), List.of(command.toObjectType()), false);
    return HubSpotDocuments.read(
        execution.one(
            request, new BatchOperation.Read(List.of(command.id()), Optional.empty(), selection)));
  }

  /** Takes one association away. */
  HubSpotAnswer removeTyped(RoutedRequest request) {
    require(associations.remove(command(request, List.of(typed(request)))));
    return HubSpotAnswer.noContent();
  }

  private static AssociationCommand command(RoutedRequest request, List<AssociationSpec> types) {
    return new AssociationCommand(
        request.caller(),
        request.requestId(),
        CallReference.idOf(request),
        type(request).objectType(),
        request.parameter("toObjectId"),
        types);
  }

  private static AssociationType type(RoutedRequest request) {
    String name = request.parameter("toObjectType");
    return AssociationType.with(name)
        .orElseThrow(() ->
            new HubSpotErrorException(
                HubSpotError.plain(400, "Unable to infer object type from: " + name)));
  }

  /** A type by its number or its name. */
  private static AssociationSpec typed(RoutedRequest request) {
    String text = request.parameter("associationType");
    OptionalInt number =
        text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : named(text);
    return hubSpots(
        number.orElseThrow(() ->
            new HubSpotErrorException(
                HubSpotError.of(
                    400,
                    "VALIDATION_ERROR",
                    "One or more associations are invalid",
                    Map.of(
                        "INVALID_ASSOCIATION_TYPE_ID",
                        List.of(text + " is not a valid association definition id"))))));
  }

  private static OptionalInt named(String name) {
    for (AssociationType type : AssociationType.values()) {
      if (type.wireName().equals(name)) {
        return OptionalInt.of(type.fromCall());
      }
    }
    return OptionalInt.empty();
  }

  private static AssociationSpec hubSpots(int typeId) {
    return new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, typeId);
  }

  private static void require(Optional<InputFailure> failure) {
    failure.ifPresent(why -> {
      throw new HubSpotErrorException(HubSpotFailures.of(why));
    });
  }
}
