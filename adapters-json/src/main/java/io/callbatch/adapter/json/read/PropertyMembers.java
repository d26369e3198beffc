package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.OrderedMap;
import java.util.Map;
import tools.jackson.core.JsonToken;

/** Reads the properties of a call to be: names and values. */
final class PropertyMembers {

  private PropertyMembers() {}

  /** Leaves out what is null: a new call has no value to clear. */
  static Map<String, String> withValue(TokenCursor in) {
    return properties(
        in,
        (cursor, _) ->
            cursor.token() == JsonToken.VALUE_NULL ? null : Scalars.requiredText(cursor));
  }

  /** Reads null as empty text, which clears. */
  static Map<String, String> withNullAsEmpty(TokenCursor in) {
    return properties(
        in,
        (cursor, _) -> cursor.token() == JsonToken.VALUE_NULL ? "" : Scalars.requiredText(cursor));
  }

  private static Map<String, String> properties(
      TokenCursor in, Members.MemberReader<String> values) {
    if (in.token() != JsonToken.START_OBJECT) {
      Scalars.none(in, false, SubmittedInputReader.PROPERTIES);
      return OrderedMap.of();
    }
    return Members.map(in, values);
  }
}
