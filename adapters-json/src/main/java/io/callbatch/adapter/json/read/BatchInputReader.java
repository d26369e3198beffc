package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the inputs of batches. */
final class BatchInputReader {

  private static final String TYPES = "an array of association types";
  private static final String TYPE_ID = "the number of an association type, such as 194";
  private static final String CATEGORIES =
      "one of "
          + String.join(", ", Arrays.stream(AssociationCategory.values()).map(Enum::name).toList());
  private static final int ID = 1;
  private static final int ID_PROPERTY = 1 << 1;
  private static final int PROPERTIES = 1 << 2;
  private static final int ASSOCIATIONS = 1 << 3;
  private static final int TRACE_ID = 1 << 4;
  private static final int TO = 1;
  private static final int TYPES_MEMBER = 1 << 1;
  private static final int CATEGORY = 1;
  private static final int TYPE_ID_MEMBER = 1 << 1;

  private BatchInputReader() {}

  /** Reads an input; one that is no object comes back as one that isn't, with a violation. */
  static BatchInput input(TokenCursor in) {
    int start = in.offset();
    if (in.token() != JsonToken.START_OBJECT) {
      Scalars.none(in, false, "an object");
      return BatchInput.none(start);
    }
    KnownMembers members = new KnownMembers(in, start);
    String id = null;
    String idProperty = null;
    Map<String, String> properties = OrderedMap.of();
    List<AssociationInput> associations = List.of();
    String traceId = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "id" -> {
          members.see(ID, name);
          id = Scalars.optionalText(in);
        }
        case "idProperty" -> {
          members.see(ID_PROPERTY, name);
          idProperty = Scalars.optionalText(in);
        }
        case "properties" -> {
          members.see(PROPERTIES, name);
          properties = Members.optionalMap(in, BatchInputReader::property);
        }
        case "associations" -> {
          members.see(ASSOCIATIONS, name);
          associations =
              Members.optionalList(in, "an array of associations", BatchInputReader::association);
        }
        case "objectWriteTraceId" -> {
          members.see(TRACE_ID, name);
          traceId = Scalars.optionalText(in);
        }
        default -> in.skip();
      }
    }
    return new BatchInput(
        start,
        true,
        Optional.ofNullable(id),
        Optional.ofNullable(idProperty),
        properties,
        associations,
        Optional.ofNullable(traceId));
  }

  /** Null clears, as empty text does. */
  private static @Nullable String property(TokenCursor in) {
    return in.token() == JsonToken.VALUE_NULL ? "" : Scalars.requiredText(in);
  }

  private static @Nullable AssociationInput association(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an object with to and types");
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
          members.see(TYPES_MEMBER, name);
          types =
              in.token() == JsonToken.START_ARRAY
                  ? Members.list(in, BatchInputReader::type)
                  : Scalars.<List<AssociationSpec>>none(in, false, TYPES);
        }
        default -> in.skip();
      }
    }
    members.require(TO, "to", "an object with the id of a record");
    members.require(TYPES_MEMBER, "types", TYPES);
    return to == null || types == null ? null : new AssociationInput(to, types);
  }

  private static @Nullable String recordId(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an object with the id of a record");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    String id = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      if (name.equals("id")) {
        members.see(ID, name);
        id = Scalars.requiredText(in);
      } else {
        in.skip();
      }
    }
    members.require(ID, "id", "the id of a record");
    return id;
  }

  private static @Nullable AssociationSpec type(TokenCursor in) {
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
          members.see(TYPE_ID_MEMBER, name);
          typeId = typeId(in);
        }
        default -> in.skip();
      }
    }
    members.require(CATEGORY, "associationCategory", CATEGORIES);
    members.require(TYPE_ID_MEMBER, "associationTypeId", TYPE_ID);
    return category == null || typeId == null ? null : new AssociationSpec(category, typeId);
  }

  private static @Nullable AssociationCategory category(TokenCursor in) {
    if (in.token() != JsonToken.VALUE_STRING) {
      return Scalars.none(in, false, CATEGORIES);
    }
    String text = in.textValue();
    for (AssociationCategory category : AssociationCategory.values()) {
      if (category.name().equals(text)) {
        return category;
      }
    }
    in.violation(Rule.ENUM, Scalars.found(in, CATEGORIES));
    return null;
  }

  private static @Nullable Integer typeId(TokenCursor in) {
    if (in.token() == JsonToken.VALUE_NULL) {
      return Scalars.none(in, false, TYPE_ID);
    }
    Long number = Scalars.optionalInteger(in);
    if (number == null) {
      return null;
    }
    if (number < 1 || number > Integer.MAX_VALUE) {
      in.violation(Rule.RANGE, Scalars.found(in, TYPE_ID));
      return null;
    }
    return number.intValue();
  }
}
