package io.callbatch.adapter.json.read;

import io.callbatch.adapter.json.wire.AssociationJson;
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

  static @Nullable String text(
      TokenCursor in, String name, OrderedMap.Builder<String> unknownMembers) {
    if (in.token() == JsonToken.VALUE_STRING) {
      return in.textValue();
    }
    unknownMembers.put(name, in.rawValue());
    return null;
  }

  static @Nullable Boolean bool(
      TokenCursor in, String name, OrderedMap.Builder<String> unknownMembers) {
    return switch (in.token()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> {
        unknownMembers.put(name, in.rawValue());
        yield null;
      }
    };
  }

  static @Nullable Long integer(
      TokenCursor in, String name, OrderedMap.Builder<String> unknownMembers) {
    boolean isNumber =
        in.token() == JsonToken.VALUE_NUMBER_INT || in.token() == JsonToken.VALUE_NUMBER_FLOAT;
    String raw = in.rawValue();
    Long integer = isNumber ? integer(raw) : null;
    if (integer == null) {
      unknownMembers.put(name, raw);
    }
    return integer;
  }

  /** The 64-bit integer that a JSON number says, if it says one. */
  static @Nullable Long integer(String number) {
    BigInteger integer = Scalars.wholeNumber(number);
    return integer == null || integer.bitLength() >= Long.SIZE ? null : integer.longValue();
  }

  static Map<String, String> links(
      TokenCursor in, String name, OrderedMap.Builder<String> unknownMembers) {
    return fitting(in, name, unknownMembers, FittingJson::texts, OrderedMap.of());
  }

  static Map<String, List<AssociationJson>> associations(
      TokenCursor in, String name, OrderedMap.Builder<String> unknownMembers) {
    return fitting(in, name, unknownMembers, FittingJson::associations, OrderedMap.of());
  }

  static List<CallWarningJson> warnings(
      TokenCursor in, String name, OrderedMap.Builder<String> unknownMembers) {
    return fitting(in, name, unknownMembers, FittingJson::warnings, List.of());
  }

  private static <T> T fitting(
      TokenCursor in,
      String name,
      OrderedMap.Builder<String> unknownMembers,
      Function<String, @Nullable T> reader,
      T empty) {
    int start = in.offset();
    String raw = in.rawValue();
    if (in.hasLoneSurrogateSince(start)) {
      return empty; // the document is refused already
    }
    T fitting = reader.apply(raw);
    if (fitting == null) {
      unknownMembers.put(name, raw);
      return empty;
    }
    return fitting;
  }
}
