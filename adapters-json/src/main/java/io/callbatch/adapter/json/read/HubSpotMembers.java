package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.AssociationListJson;
import io.callbatch.adapter.json.wire.CallWarningJson;
import io.callbatch.domain.model.OrderedMap;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads members that HubSpot sends and the published schema doesn't name. Whatever they hold is
 * legal: where it fits the type that is expected it is read, else the whole member stays among the
 * unknown ones, byte for byte.
 */
final class HubSpotMembers {

  private HubSpotMembers() {}

  static @Nullable String text(TokenCursor in, String name, OtherMembers others) {
    if (in.token() == JsonToken.VALUE_STRING) {
      return in.textValue();
    }
    others.keep(name, in.rawValue());
    return null;
  }

  static @Nullable Boolean bool(TokenCursor in, String name, OtherMembers others) {
    return switch (in.token()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> {
        others.keep(name, in.rawValue());
        yield null;
      }
    };
  }

  static @Nullable Long integer(TokenCursor in, String name, OtherMembers others) {
    boolean isNumber =
        in.token() == JsonToken.VALUE_NUMBER_INT || in.token() == JsonToken.VALUE_NUMBER_FLOAT;
    String raw = in.rawValue();
    Long integer = isNumber ? integer(raw) : null;
    if (integer == null) {
      others.keep(name, raw);
    }
    return integer;
  }

  /** The 64-bit integer that a JSON number says, if it says one. */
  static @Nullable Long integer(String number) {
    BigInteger integer = Scalars.wholeNumber(number);
    return integer == null || integer.bitLength() >= Long.SIZE ? null : integer.longValue();
  }

  static Map<String, String> links(TokenCursor in, String name, OtherMembers others) {
    return map(in, name, others, FittingJson::texts);
  }

  static Map<String, AssociationListJson> associations(
      TokenCursor in, String name, OtherMembers others) {
    return map(in, name, others, FittingJson::associations);
  }

  static List<CallWarningJson> warnings(TokenCursor in, String name, OtherMembers others) {
    List<CallWarningJson> warnings = fitting(in, name, others, FittingJson::warnings);
    if (warnings == null) {
      return List.of();
    }
    if (warnings.isEmpty()) {
      others.noteEmpty(name);
    }
    return warnings;
  }

  private static <V> Map<String, V> map(
      TokenCursor in,
      String name,
      OtherMembers others,
      Function<String, @Nullable Map<String, V>> reader) {
    Map<String, V> map = fitting(in, name, others, reader);
    if (map == null) {
      return OrderedMap.of();
    }
    if (map.isEmpty()) {
      others.noteEmpty(name);
    }
    return map;
  }

  private static <T> @Nullable T fitting(
      TokenCursor in, String name, OtherMembers others, Function<String, @Nullable T> reader) {
    int start = in.offset();
    String raw = in.rawValue();
    if (in.hasLoneSurrogateSince(start)) {
      return null; // the document is refused already
    }
    T fitting = reader.apply(raw);
    if (fitting == null) {
      others.keep(name, raw);
    }
    return fitting;
  }
}
