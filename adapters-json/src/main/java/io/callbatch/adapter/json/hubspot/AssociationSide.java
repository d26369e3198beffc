package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.route.ObjectTypes;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.in.CallAssociationsUseCase.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which side of an association a request looks from. The domain sees every association from the
 * call.
 *
 * @param type the association with the other object type
 * @param fromCall whether the request goes from calls to the other records
 */
record AssociationSide(AssociationType type, boolean fromCall) {

  private static final String CALL = "call";
  private static final String CALL_TYPE_ID = "0-48";

  /**
   * The side of two object types, one of which must be calls.
   *
   * @throws HubSpotErrorException if none is, or the other one is unknown
   */
  static AssociationSide of(String from, String to) {
    if (ObjectTypes.isCalls(from)) {
      return new AssociationSide(known(to), true);
    }
    AssociationSide side = new AssociationSide(known(from), false);
    if (!ObjectTypes.isCalls(to)) {
      throw new HubSpotErrorException(
          HubSpotError.invalid(
              "expected calls on one side of the association, found %s and %s"
                  .formatted(from, to)));
    }
    return side;
  }

  private static AssociationType known(String objectType) {
    return AssociationType.with(objectType)
        .orElseThrow(() ->
            new HubSpotErrorException(
                HubSpotError.plain(400, "Unable to infer object type from: " + objectType)));
  }

  /** The link between two records, as the domain sees it. */
  Link link(String fromId, String toId, List<AssociationSpec> types) {
    return fromCall
        ? new Link(fromId, type.objectType(), toId, types)
        : new Link(toId, type.objectType(), fromId, types.stream().map(this::fromCall).toList());
  }

  /** The link of HubSpot's own type. */
  Link defaultLink(String fromId, String toId) {
    return link(fromId, toId, List.of(defaultType()));
  }

  /** HubSpot's own type, as this side sees it. */
  AssociationSpec defaultType() {
    return hubSpots(fromCall ? type.fromCall() : type.toCall());
  }

  /** Why types can't be used from the other record's side; calls' side is checked by the domain. */
  Optional<InputFailure> wrongWay(List<AssociationSpec> types) {
    return types.stream()
        .filter(spec -> !fromCall && isHubSpots(spec))
        .filter(spec -> AssociationType.fromCall(spec.typeId()).isPresent())
        .findFirst()
        .map(_ -> {
          String message =
              "invalid from object type %s for associations to be created. expected: %s"
                  .formatted(fromTypeId(), toTypeId());
          return new InputFailure(
              FailureCategory.VALIDATION_ERROR,
              message,
              Map.of("INVALID_ASSOCIATION_DIRECTION", List.of(message)),
              List.of());
        });
  }

  /** A type that the domain knows, as this side sees it. */
  AssociationSpec shown(AssociationSpec spec) {
    return fromCall || !isHubSpots(spec)
        ? spec
        : AssociationType.fromCall(spec.typeId())
            .map(known -> hubSpots(known.toCall()))
            .orElse(spec);
  }

  private AssociationSpec fromCall(AssociationSpec spec) {
    return isHubSpots(spec)
        ? AssociationType.toCall(spec.typeId())
            .map(known -> hubSpots(known.fromCall()))
            .orElse(spec)
        : spec;
  }

  /** HubSpot's id of the object type that the association goes from. */
  String fromTypeId() {
    return fromCall ? CALL_TYPE_ID : type.objectTypeId();
  }

  /** HubSpot's id of the object type that the association goes to. */
  String toTypeId() {
    return fromCall ? type.objectTypeId() : CALL_TYPE_ID;
  }

  /** The object type that the association goes from, in the singular. */
  String fromName() {
    return fromCall ? CALL : type.singular();
  }

  /** The object type that the association goes to, in the singular. */
  String toName() {
    return fromCall ? type.singular() : CALL;
  }

  static AssociationSpec hubSpots(int typeId) {
    return new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, typeId);
  }

  private static boolean isHubSpots(AssociationSpec spec) {
    return spec.category() == AssociationCategory.HUBSPOT_DEFINED;
  }
}
