package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.AssociationListJson;
import io.callbatch.adapter.json.wire.CallJson;
import io.callbatch.adapter.json.wire.CallWarningJson;
import io.callbatch.adapter.json.wire.PropertyHistoryJson;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.SuspiciousFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the calls of a batch. */
final class CallReader {

  private static final int ID = 1;
  private static final int PROPERTIES = 1 << 1;
  private static final int PROPERTIES_WITH_HISTORY = 1 << 2;
  private static final int CREATED_AT = 1 << 3;
  private static final int UPDATED_AT = 1 << 4;
  private static final int ARCHIVED = 1 << 5;
  private static final int ARCHIVED_AT = 1 << 6;
  private static final int URL = 1 << 7;
  private static final int OBJECT_WRITE_TRACE_ID = 1 << 8;
  private static final int NEW = 1 << 9;
  private static final int ASSOCIATIONS = 1 << 10;
  private static final int WARNINGS = 1 << 11;

  private CallReader() {}

  /** Reads a call; null, with a violation, if it lacks what every call has. */
  static @Nullable CallJson call(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "a call object");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    String id = null;
    Map<String, String> properties = OrderedMap.of();
    List<String> nullProperties = new ArrayList<>();
    Map<String, List<PropertyHistoryJson>> propertiesWithHistory = OrderedMap.of();
    Instant createdAt = null;
    Instant updatedAt = null;
    Boolean archived = null;
    Instant archivedAt = null;
    int archivedAtOffset = 0;
    String url = null;
    String objectWriteTraceId = null;
    Boolean isNew = null;
    Map<String, AssociationListJson> associations = OrderedMap.of();
    List<CallWarningJson> warnings = List.of();
    OtherMembers others = new OtherMembers();
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "id" -> {
          members.see(ID, name);
          id = Scalars.requiredText(in);
        }
        case "properties" -> {
          members.see(PROPERTIES, name);
          properties = properties(in, nullProperties);
        }
        case "propertiesWithHistory" -> {
          members.see(PROPERTIES_WITH_HISTORY, name);
          propertiesWithHistory =
              Members.optionalMap(in, name, others, PropertyHistoryReader::versions);
        }
        case "createdAt" -> {
          members.see(CREATED_AT, name);
          createdAt = Scalars.requiredDateTime(in);
        }
        case "updatedAt" -> {
          members.see(UPDATED_AT, name);
          updatedAt = Scalars.requiredDateTime(in);
        }
        case "archived" -> {
          members.see(ARCHIVED, name);
          archived = Scalars.requiredBoolean(in);
        }
        case "archivedAt" -> {
          members.see(ARCHIVED_AT, name);
          archivedAtOffset = in.offset();
          archivedAt = Scalars.optionalDateTime(in);
        }
        case "url" -> {
          members.see(URL, name);
          url = HubSpotMembers.text(in, name, others);
        }
        case "objectWriteTraceId" -> {
          members.see(OBJECT_WRITE_TRACE_ID, name);
          objectWriteTraceId = HubSpotMembers.text(in, name, others);
        }
        case "new" -> {
          members.see(NEW, name);
          isNew = HubSpotMembers.bool(in, name, others);
        }
        case "associations" -> {
          members.see(ASSOCIATIONS, name);
          associations = HubSpotMembers.associations(in, name, others);
        }
        case "warnings" -> {
          members.see(WARNINGS, name);
          warnings = HubSpotMembers.warnings(in, name, others);
        }
        default -> others.keep(in, start, name);
      }
    }
    members.require(ID, "id", "a string");
    members.require(PROPERTIES, "properties", "an object");
    members.require(CREATED_AT, "createdAt", "a date-time");
    members.require(UPDATED_AT, "updatedAt", "a date-time");
    members.require(ARCHIVED, "archived", "true or false");
    if (archived != null && archivedAt != null) {
      in.suspicion(archivedAtOffset, SuspiciousFacts.ofCall(archived, archivedAt));
    }
    if (id == null || createdAt == null || updatedAt == null || archived == null) {
      return null;
    }
    return new CallJson(
        id,
        properties,
        List.copyOf(nullProperties),
        propertiesWithHistory,
        createdAt,
        updatedAt,
        archived,
        archivedAt,
        url,
        objectWriteTraceId,
        isNew,
        associations,
        warnings,
        others.unknown(),
        others.empty());
  }

  private static Map<String, String> properties(TokenCursor in, List<String> nullProperties) {
    nullProperties.clear();
    if (in.token() != JsonToken.START_OBJECT) {
      Scalars.none(in, false, "an object");
      return OrderedMap.of();
    }
    return Members.map(in, (cursor, name) -> property(cursor, name, nullProperties));
  }

  private static @Nullable String property(
      TokenCursor in, String name, List<String> nullProperties) {
    if (in.token() != JsonToken.VALUE_NULL || in.isStrict()) {
      return Scalars.requiredText(in);
    }
    nullProperties.add(name);
    return null;
  }
}
