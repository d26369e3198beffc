package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.AssociationListJson;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.AssociationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the associations that a new call is to have, in either of the forms that HubSpot has. */
final class AssociationMembers {

  private static final List<String> ASSOCIATION = List.of("to", "types");
  private static final List<String> RECORD = List.of("id");
  private static final List<String> TYPE = List.of("associationCategory", "associationTypeId");

  private static final int TO = 1;
  private static final int TYPES = 1 << 1;
  private static final int CATEGORY = 1 << 2;
  private static final int TYPE_ID = 1 << 3;
  private static final int ID = 1 << 4;

  private static final String NAME = "associations";

  private final boolean closed;

  /**
   * Reads associations.
   *
   * @param closed whether members that aren't known are refused, not skipped
   */
  AssociationMembers(boolean closed) {
    this.closed = closed;
  }

  List<AssociationInput> associations(TokenCursor in) {
    return in.token() == JsonToken.START_OBJECT
        ? shown(in)
        : Members.optionalList(in, "an array of associations", this::association);
  }

  private void unknown(TokenCursor in, String name, List<String> known) {
    if (closed) {
      OwnMembers.refuse(in, name, known);
    } else {
      in.skip();
    }
  }

  /** As HubSpot shows them: object type to records. */
  private static List<AssociationInput> shown(TokenCursor in) {
    int start = in.offset();
    OtherMembers others = new OtherMembers();
    Map<String, AssociationListJson> byType = HubSpotMembers.associations(in, NAME, others);
    if (others.unknown().containsKey(NAME)) {
      in.violationSince(
          start,
          Rule.TYPE,
          "found an object that isn't one of object types, each with results of id and type");
    }
    List<AssociationInput> inputs = new ArrayList<>();
    byType.forEach((objectType, records) -> {
      Optional<AssociationType> type = AssociationType.with(objectType);
      if (type.isEmpty()) {
        in.violationSince(
            start,
            Rule.ENUM,
            "found associations with %s; calls can't have them".formatted(Quote.text(objectType)));
      }
      type.map(AssociationMembers::spec)
          .ifPresent(spec ->
              records
                  .results()
                  .forEach(record -> inputs.add(new AssociationInput(record.id(), List.of(spec)))));
    });
    return inputs;
  }

  private static AssociationSpec spec(AssociationType type) {
    return new AssociationSpec(AssociationCategory.HUBSPOT_DEFINED, type.fromCall());
  }

  /** As HubSpot takes them: a record, and the types of association with it. */
  private @Nullable AssociationInput association(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an association object");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    String to = null;
    List<AssociationSpec> types = List.of();
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "to" -> {
          members.see(TO, name);
          to = recordId(in);
        }
        case "types" -> {
          members.see(TYPES, name);
          types = Members.optionalList(in, "an array of types", this::type);
        }
        default -> unknown(in, name, ASSOCIATION);
      }
    }
    members.require(TO, "to", "an object with the id of the other record");
    members.require(TYPES, "types", "an array of types");
    return to == null ? null : new AssociationInput(to, types);
  }

  /** {@code {"id": …}}. */
  private @Nullable String recordId(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an object with an id");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    String id = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      if (name.equals("id")) {
        members.see(ID, name);
        id = Scalars.requiredText(in);
      } else {
        unknown(in, name, RECORD);
      }
    }
    members.require(ID, "id", "a string");
    return id;
  }

  private @Nullable AssociationSpec type(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an object with associationCategory and associationTypeId");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    AssociationCategory category = null;
    Integer typeId = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "associationCategory" -> {
          members.see(CATEGORY, name);
          category = category(in);
        }
        case "associationTypeId" -> {
          members.see(TYPE_ID, name);
          typeId = typeId(in);
        }
        default -> unknown(in, name, TYPE);
      }
    }
    members.require(CATEGORY, "associationCategory", "the category of the type");
    members.require(TYPE_ID, "associationTypeId", "the number of the type");
    return category == null || typeId == null ? null : new AssociationSpec(category, typeId);
  }

  private static @Nullable AssociationCategory category(TokenCursor in) {
    String name = Scalars.requiredText(in);
    if (name == null) {
      return null;
    }
    Optional<AssociationCategory> category = AssociationCategory.named(name);
    if (category.isEmpty()) {
      in.violation(Rule.ENUM, Scalars.found(in, "one of " + AssociationCategory.KNOWN));
    }
    return category.orElse(null);
  }

  private static @Nullable Integer typeId(TokenCursor in) {
    if (in.token() == JsonToken.VALUE_NULL) {
      return Scalars.none(in, false, "an integer");
    }
    Long typeId = Scalars.optionalInteger(in);
    if (typeId == null) {
      return null;
    }
    if (typeId != typeId.intValue()) {
      in.violation(Rule.RANGE, "found %d, which is beyond 32 bits".formatted(typeId));
      return null;
    }
    return typeId.intValue();
  }
}
