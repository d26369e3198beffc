package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments;
import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments.FromRecord;
import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments.Linked;
import io.callbatch.adapter.json.hubspot.answer.AssociationDocuments.ToRecord;
import io.callbatch.adapter.json.hubspot.answer.HubSpotDocuments;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.error.HubSpotFailures;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.request.QueryParameters;
import io.callbatch.adapter.json.hubspot.request.RecordBodies;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.in.CallAssociationsUseCase;
import io.callbatch.domain.port.in.CallAssociationsUseCase.AssociationCommand;
import io.callbatch.domain.port.in.CallAssociationsUseCase.Link;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The routes of associations of one record, a call or one that calls are associated with.
 *
 * @param associations shows and changes them
 * @param execution reads calls
 * @param clock when a batch of associations was done
 */
record Associations(
    CallAssociationsUseCase associations, CallExecution execution, InstantSource clock) {

  /** The records of a type that the record is associated with. */
  HubSpotAnswer list(RoutedRequest request) {
    String id = fromId(request);
    QueryParameters query = request.query();
    int limit = PageQuery.limit(query, AssociationPages.MOST, AssociationPages.MOST);
    int offset = AssociationPages.offset(query.text("after"));
    AssociationPages pages = new AssociationPages(associations, request.portal(), side(request));
    Map<String, List<ToRecord>> ofCalls = pages.ofCalls(List.of(id));
    if (pages.side().fromCall() && !ofCalls.containsKey(id)) {
      throw new HubSpotErrorException(HubSpotFailures.NOT_FOUND);
    }
    FromRecord page = pages.page(id, offset, limit, ofCalls);
    return AssociationDocuments.list(
        page.to(), page.after().map(after -> PageQuery.next(request, after)));
  }

  /** Adds the associations whose types the body names. */
  HubSpotAnswer label(RoutedRequest request) throws IOException {
    AssociationSide side = side(request);
    List<AssociationSpec> types = RecordBodies.labels(request.json());
    require(side.wrongWay(types));
    require(associations.add(command(request, side.link(fromId(request), toId(request), types))));
    return AssociationDocuments.labelled(
        new Linked(side.fromTypeId(), fromId(request), side.toTypeId(), toId(request)));
  }

  /** Takes all associations with a record away. */
  HubSpotAnswer removeAll(RoutedRequest request) {
    Link link = side(request).link(fromId(request), toId(request), List.of());
    require(associations.remove(command(request, link)));
    return HubSpotAnswer.noContent();
  }

  /** Adds the association that HubSpot defines for the two object types. */
  HubSpotAnswer addDefault(RoutedRequest request) {
    Instant startedAt = clock.instant();
    AssociationSide side = side(request);
    require(associations.add(command(request, side.defaultLink(fromId(request), toId(request)))));
    return AssociationDocuments.added(
        200,
        startedAt,
        clock.instant(),
        side.defaultType(),
        List.of(new Linked(side.fromTypeId(), fromId(request), side.toTypeId(), toId(request))),
        List.of());
  }

  /** Adds one association, and shows the call with those of the same object type. */
  HubSpotAnswer addTyped(RoutedRequest request) {
    Link link = side(request).link(fromId(request), toId(request), List.of(typed(request)));
    require(associations.add(command(request, link)));
    Selection selection = new Selection(List.of(), List.of(), List.of(link.toObjectType()), false);
    return HubSpotDocuments.read(
        execution.one(
            request, new BatchOperation.Read(List.of(link.callId()), Optional.empty(), selection)));
  }

  /** Takes one association away. */
  HubSpotAnswer removeTyped(RoutedRequest request) {
    Link link = side(request).link(fromId(request), toId(request), List.of(typed(request)));
    require(associations.remove(command(request, link)));
    return HubSpotAnswer.noContent();
  }

  private static AssociationCommand command(RoutedRequest request, Link link) {
    return new AssociationCommand(request.caller(), request.requestId(), link);
  }

  private static AssociationSide side(RoutedRequest request) {
    return AssociationSide.of(request.parameter("objectType"), request.parameter("toObjectType"));
  }

  private static String fromId(RoutedRequest request) {
    return CallReference.idOf(request);
  }

  private static String toId(RoutedRequest request) {
    return request.parameter("toObjectId");
  }

  /** A type by its number or its name. */
  private static AssociationSpec typed(RoutedRequest request) {
    String text = request.parameter("associationType");
    OptionalInt number =
        text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : named(text);
    return AssociationSide.hubSpots(
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

  private static void require(Optional<InputFailure> failure) {
    failure.ifPresent(why -> {
      throw new HubSpotErrorException(HubSpotFailures.of(why));
    });
  }
}
