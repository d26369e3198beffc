package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Instants;
import io.callbatch.domain.model.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads single values and says what is wrong with them. Each method returns null where there is no
 * value, which is a violation unless the member is optional.
 */
final class Scalars {

  private static final Pattern EPOCH_MILLIS = Pattern.compile("0*+(?<millis>\\d*+)");

  /** Digits enough for every instant of the years 1 to 9999 in milliseconds. */
  private static final int EPOCH_MILLIS_DIGITS = 15;

  private static final int LONG_DIGITS = 19;
  private static final BigInteger BEYOND_64_BITS = BigInteger.TWO.pow(64);
  private static final String STRING = "a string";
  private static final String DATE_TIME = "an RFC 3339 date-time";
  private static final String INTEGER = "an integer";
  private static final String BOOLEAN = "true or false";

  private Scalars() {}

  static @Nullable String optionalText(TokenCursor in) {
    return text(in, true);
  }

  static @Nullable String requiredText(TokenCursor in) {
    return text(in, false);
  }

  private static @Nullable String text(TokenCursor in, boolean optional) {
    JsonToken token = in.token();
    if (token == JsonToken.VALUE_STRING) {
      return in.stringValue();
    }
    if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      in.mendable(Rule.TYPE, found(in, STRING));
      return in.textValue();
    }
    return none(in, optional, STRING);
  }

  static @Nullable Instant optionalDateTime(TokenCursor in) {
    return dateTime(in, true);
  }

  static @Nullable Instant requiredDateTime(TokenCursor in) {
    return dateTime(in, false);
  }

  private static @Nullable Instant dateTime(TokenCursor in, boolean optional) {
    JsonToken token = in.token();
    if (token == JsonToken.VALUE_STRING) {
      String text = in.stringValue();
      Instant instant = Rfc3339.fast(text);
      return instant != null ? instant : dateTimeOf(in, text);
    }
    return token.isNumeric() ? epochMillisOf(in) : none(in, optional, DATE_TIME);
  }

  private static @Nullable Instant dateTimeOf(TokenCursor in, String text) {
    Matcher epochMillis = EPOCH_MILLIS.matcher(text);
    if (!text.isEmpty() && epochMillis.matches()) {
      String digits = epochMillis.group("millis");
      return digits.length() > EPOCH_MILLIS_DIGITS
          ? epochMillisOutOfRange(in)
          : epochMillis(in, Long.parseLong("0" + digits), Rule.DATE_TIME);
    }
    return switch (Rfc3339.read(text)) {
      case Rfc3339.Outcome.Read(Instant instant, boolean leapSecond) -> {
        if (leapSecond) {
          in.warning(
              Rule.LEAP_SECOND,
              "found %s, a leap second; it is read as %s".formatted(Quote.text(text), instant));
        }
        yield instant;
      }
      case Rfc3339.Outcome.Bad(Rule rule, String message) -> {
        in.violation(rule, message);
        yield null;
      }
    };
  }

  private static @Nullable Instant epochMillisOf(TokenCursor in) {
    BigInteger millis = wholeNumber(in.textValue());
    if (millis == null || in.isStrict()) {
      in.violation(Rule.TYPE, found(in, DATE_TIME));
      return null;
    }
    if (millis.bitLength() >= Long.SIZE) {
      return epochMillisOutOfRange(in);
    }
    return epochMillis(in, millis.longValue(), Rule.TYPE);
  }

  private static @Nullable Instant epochMillis(TokenCursor in, long millis, Rule rule) {
    Instant instant = Instant.ofEpochMilli(millis);
    if (!in.isStrict() && !Instants.inRange(instant)) {
      return epochMillisOutOfRange(in);
    }
    in.mendable(rule, found(in, DATE_TIME));
    return instant;
  }

  private static @Nullable Instant epochMillisOutOfRange(TokenCursor in) {
    in.violation(
        Rule.RANGE,
        "found %s, which as epoch milliseconds lies outside the years 1 to 9999"
            .formatted(in.found()));
    return null;
  }

  static @Nullable Long optionalInteger(TokenCursor in) {
    if (!in.token().isNumeric()) {
      return none(in, true, INTEGER);
    }
    BigInteger integer = wholeNumber(in.textValue());
    if (integer == null) {
      in.violation(Rule.TYPE, found(in, INTEGER));
      return null;
    }
    if (integer.bitLength() >= Long.SIZE) {
      in.violation(Rule.RANGE, "found %s, which is beyond 64 bits".formatted(in.found()));
      return null;
    }
    return integer.longValue();
  }

  /**
   * The number of a JSON text, if it is whole, however it is written (12.0 and 1e3 are whole). One
   * that is far beyond 64 bits comes back as some other number that is, too.
   */
  static @Nullable BigInteger wholeNumber(String text) {
    if (text.length() < LONG_DIGITS && isPlainInteger(text)) {
      return BigInteger.valueOf(Long.parseLong(text));
    }
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException exponentBeyond32Bits) {
      return wholeByExponent(text);
    }
    if (number.signum() == 0) {
      return BigInteger.ZERO;
    }
    number = number.stripTrailingZeros();
    if (number.scale() > 0) {
      return null;
    }
    if (number.precision() - (long) number.scale() > LONG_DIGITS) {
      return BEYOND_64_BITS;
    }
    return number.toBigIntegerExact();
  }

  /** A number whose exponent is so large that its sign alone tells. */
  private static @Nullable BigInteger wholeByExponent(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    boolean zero = text.substring(0, exponent).chars().noneMatch(c -> c >= '1' && c <= '9');
    if (zero) {
      return BigInteger.ZERO;
    }
    return text.charAt(exponent + 1) == '-' ? null : BEYOND_64_BITS;
  }

  private static boolean isPlainInteger(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  static @Nullable Boolean requiredBoolean(TokenCursor in) {
    return bool(in, false);
  }

  static @Nullable Boolean optionalBoolean(TokenCursor in) {
    return bool(in, true);
  }

  private static @Nullable Boolean bool(TokenCursor in, boolean optional) {
    return switch (in.token()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> none(in, optional, BOOLEAN);
    };
  }

  /** Reports a value of a type that nothing can be made of, and passes over it. */
  static <T> @Nullable T none(TokenCursor in, boolean optional, String due) {
    if (in.token() == JsonToken.VALUE_NULL && optional) {
      in.mendable(Rule.TYPE, found(in, due + ", or no member at all"));
    } else {
      in.violation(Rule.TYPE, found(in, due));
      in.skip();
    }
    return null;
  }

  static String found(TokenCursor in, String due) {
    return "expected %s, found %s".formatted(due, in.found());
  }
}
