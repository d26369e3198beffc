package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.PropertyHistoryJson;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.Rule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads the versions of a property. */
final class PropertyHistoryReader {

  private static final String VERSIONS = "an array of PropertyHistory objects";
  private static final int VALUE = 1;
  private static final int TIMESTAMP = 1 << 1;
  private static final int SOURCE_TYPE = 1 << 2;
  private static final int SOURCE_ID = 1 << 3;
  private static final int SOURCE_LABEL = 1 << 4;
  private static final int UPDATED_BY_USER_ID = 1 << 5;

  private PropertyHistoryReader() {}

  /** The versions; a single value stands for one version that has this value. */
  static @Nullable List<PropertyHistoryJson> versions(TokenCursor in) {
    return switch (in.token()) {
      case START_ARRAY -> Members.list(in, PropertyHistoryReader::version);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
        in.mendable(Rule.TYPE, Scalars.found(in, VERSIONS));
        yield List.of(
            new PropertyHistoryJson(in.textValue(), null, null, null, null, null, OrderedMap.of()));
      }
      default -> Scalars.none(in, true, VERSIONS);
    };
  }

  private static @Nullable PropertyHistoryJson version(TokenCursor in) {
    if (in.token() != JsonToken.START_OBJECT) {
      return Scalars.none(in, false, "a PropertyHistory object");
    }
    int start = in.offset();
    KnownMembers members = new KnownMembers(in, start);
    String value = null;
    Instant timestamp = null;
    String sourceType = null;
    String sourceId = null;
    String sourceLabel = null;
    Long updatedByUserId = null;
    OtherMembers others = new OtherMembers();
    for (String name = in.nextMember(start); name != null; name = in.nextMember(start)) {
      switch (name) {
        case "value" -> {
          members.see(VALUE, name);
          value = Scalars.optionalText(in);
        }
        case "timestamp" -> {
          members.see(TIMESTAMP, name);
          timestamp = Scalars.optionalDateTime(in);
        }
        case "sourceType" -> {
          members.see(SOURCE_TYPE, name);
          sourceType = Scalars.optionalText(in);
        }
        case "sourceId" -> {
          members.see(SOURCE_ID, name);
          sourceId = Scalars.optionalText(in);
        }
        case "sourceLabel" -> {
          members.see(SOURCE_LABEL, name);
          sourceLabel = Scalars.optionalText(in);
        }
        case "updatedByUserId" -> {
          members.see(UPDATED_BY_USER_ID, name);
          updatedByUserId = Scalars.optionalInteger(in);
        }
        default -> others.keep(in, start, name);
      }
    }
    return new PropertyHistoryJson(
        value, timestamp, sourceType, sourceId, sourceLabel, updatedByUserId, others.unknown());
  }
}
