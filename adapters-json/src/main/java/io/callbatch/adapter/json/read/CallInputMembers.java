package io.callbatch.adapter.json.read;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.property.CallProperties;
import io.callbatch.domain.model.property.PropertyDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads single inputs. */
final class CallInputMembers {

  private static final int PROPERTIES = 1;
  private static final int ASSOCIATIONS = 1 << 1;
  private static final int ID = 1 << 2;
  private static final int ID_PROPERTY = 1 << 3;
  private static final int OBJECT_WRITE_TRACE_ID = 1 << 4;
  private static final int CREATED_AT = 1 << 5;

  private static final Set<String> SET_BY_THE_SYSTEM =
      CallProperties.ALL.stream()
          .filter(definition -> definition.flags().readOnly())
          .map(PropertyDefinition::name)
          .collect(toUnmodifiableSet());

  private CallInputMembers() {}

  /** A call to create, or one as HubSpot shows it: with an id and the time of its creation. */
  static @Nullable CallInput creation(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "a call object");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    Map<String, String> properties = OrderedMap.of();
    List<AssociationInput> associations = List.of();
    String traceId = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "id" -> {
          members.see(ID, name);
          in.skip();
        }
        case "createdAt" -> {
          members.see(CREATED_AT, name);
          in.skip();
        }
        case "properties" -> {
          members.see(PROPERTIES, name);
          properties = withValue(in);
        }
        case "associations" -> {
          members.see(ASSOCIATIONS, name);
          associations = AssociationMembers.associations(in);
        }
        case "objectWriteTraceId" -> {
          members.see(OBJECT_WRITE_TRACE_ID, name);
          traceId = Scalars.optionalText(in);
        }
        default -> in.skip();
      }
    }
    members.require(PROPERTIES, "properties", "an object of property names and values");
    return new CallInput(
        members.saw(ID | CREATED_AT) ? settable(properties) : properties,
        associations,
        Optional.ofNullable(traceId));
  }

  /** Changes to a call. */
  static @Nullable CallPatch patch(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "an object with id and properties");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    String id = null;
    String idProperty = null;
    Map<String, String> properties = OrderedMap.of();
    String traceId = null;
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "id" -> {
          members.see(ID, name);
          id = Scalars.requiredText(in);
        }
        case "idProperty" -> {
          members.see(ID_PROPERTY, name);
          idProperty = Scalars.optionalText(in);
        }
        case "properties" -> {
          members.see(PROPERTIES, name);
          properties = withNullAsEmpty(in);
        }
        case "objectWriteTraceId" -> {
          members.see(OBJECT_WRITE_TRACE_ID, name);
          traceId = Scalars.optionalText(in);
        }
        default -> in.skip();
      }
    }
    members.require(ID, "id", "the call's id");
    members.require(PROPERTIES, "properties", "an object of property names and values");
    return id == null
        ? null
        : new CallPatch(
            id, Optional.ofNullable(idProperty), properties, Optional.ofNullable(traceId));
  }

  /** {@code {"id": …}}. */
  static @Nullable String id(TokenCursor in) {
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
        in.skip();
      }
    }
    members.require(ID, "id", "a string");
    return id;
  }

  /** A new call has no value to clear: null is as good as no property. */
  private static Map<String, String> withValue(TokenCursor in) {
    return properties(
        in,
        (cursor, _) ->
            cursor.token() == JsonToken.VALUE_NULL ? null : Scalars.requiredText(cursor));
  }

  private static Map<String, String> withNullAsEmpty(TokenCursor in) {
    return properties(
        in,
        (cursor, _) -> cursor.token() == JsonToken.VALUE_NULL ? "" : Scalars.requiredText(cursor));
  }

  private static Map<String, String> properties(
      TokenCursor in, Members.MemberReader<String> values) {
    if (in.token() != JsonToken.START_OBJECT) {
      Scalars.none(in, false, "an object of property names and values");
      return OrderedMap.of();
    }
    return Members.map(in, values);
  }

  private static Map<String, String> settable(Map<String, String> properties) {
    OrderedMap.Builder<String> settable = new OrderedMap.Builder<>();
    properties.forEach((name, value) -> {
      if (!SET_BY_THE_SYSTEM.contains(name)) {
        settable.put(name, value);
      }
    });
    return settable.build();
  }
}
