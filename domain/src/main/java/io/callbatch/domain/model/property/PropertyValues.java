package io.callbatch.domain.model.property;

import io.callbatch.domain.model.property.PropertyFault.Reason;
import io.callbatch.domain.model.property.ValueCheck.Accepted;
import io.callbatch.domain.model.property.ValueCheck.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which values a property may have, and in which form they are kept. The rules are those of
 * HubSpot's guides "Properties" and "Engagements: calls", the codes and wordings those of recorded
 * answers where there are any.
 *
 * <table>
 * <caption>The forms</caption>
 * <tr><th>type</th><th>taken</th><th>kept</th></tr>
 * <tr><td>string</td><td>at most 65,536 characters</td><td>as sent</td></tr>
 * <tr><td>number</td><td>decimal, {@code 1.5e3} too; at most 100 characters, exponent at most
 *     ±400, magnitude below that of the greatest double; the forms and their evidence are in {@code
 *     docs/number-values.md}</td><td>as sent</td></tr>
 * <tr><td>datetime</td><td>epoch milliseconds, ISO 8601 with offset</td><td>{@code
 *     2026-03-12T10:00:00Z}, with three digits of fraction unless they are zero</td></tr>
 * <tr><td>date</td><td>{@code YYYY-MM-DD}, or a midnight in UTC as for datetime</td><td>{@code
 *     YYYY-MM-DD}</td></tr>
 * <tr><td>bool</td><td>{@code true}, {@code false}</td><td>as sent</td></tr>
 * <tr><td>enumeration</td><td>an option; several joined by {@code ;} where it may have several, and
 *     appended to the current ones where the text starts with {@code ;}</td><td>as sent, each value
 *     once</td></tr>
 * </table>
 */
public final class PropertyValues {

  /** The most characters (Unicode code points) of a value. */
  public static final int MAX_LENGTH = 65_536;

  private static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_EXPONENT = 400;
  private static final int MOST_OPTIONS_NAMED = 100;

  // BigDecimal would take other alphabets' digits, Double "NaN", "0x1p3" and "1d".
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?(?<exponent>[0-9]{1,3}))?");

  private static final Pattern HTTPS_URL =
      Pattern.compile("[hH][tT][tT][pP][sS]://[^\\s/?#]+(?:[/?#]\\S*)?");

  private PropertyValues() {}

  /**
   * Checks a value for a call that has none yet.
   *
   * @param definition the property
   * @param text the value as it was sent; empty text clears and is right for whatever may be set
   */
  public static ValueCheck check(PropertyDefinition definition, String text) {
    return check(definition, text, Optional.empty());
  }

  /**
   * Checks a value.
   *
   * @param definition the property
   * @param text the value as it was sent; empty text clears and is right for whatever may be set
   * @param current the value that the call has, to which a leading {@code ;} appends
   */
  public static ValueCheck check(
      PropertyDefinition definition, String text, Optional<String> current) {
    if (definition.flags().readOnly()) {
      return refused(
          Reason.READ_ONLY_VALUE,
          definition,
          text,
          "\"%s\" is a calculated property; its value cannot be set.".formatted(definition.name()));
    }
    return text.isEmpty()
        ? new Accepted("")
        : fitting(definition, text)
            .<ValueCheck>map(Refused::new)
            .orElseGet(() -> typed(definition, text, current));
  }

  /**
   * The form in which a value of a type is kept, so that it can be compared with kept ones.
   *
   * @return empty where the text is no value of the type; any text is one of {@code STRING} and
   *     {@code ENUMERATION}
   */
  public static Optional<String> canonical(PropertyType type, String text) {
    return switch (type) {
      case STRING, ENUMERATION -> Optional.of(text);
      case NUMBER -> Optional.of(text).filter(PropertyValues::isNumber);
      case DATETIME -> DateTexts.instant(text).map(Instant::toString);
      case DATE -> DateTexts.day(text).map(LocalDate::toString);
      case BOOL -> Optional.of(text).filter(bool -> bool.equals("true") || bool.equals("false"));
    };
  }

  /** Whether every store can keep the text: it has no half surrogate pair and no U+0000. */
  public static boolean isStorable(String text) {
    return unstorableAt(text) < 0;
  }

  /** What holds for all types: what can't be kept at all is refused before it is looked at. */
  private static Optional<PropertyFault> fitting(PropertyDefinition definition, String text) {
    int length = text.length();
    if (length > MAX_LENGTH) {
      length = text.codePointCount(0, length);
    }
    if (length > MAX_LENGTH) {
      return Optional.of(tooLong(definition, text, length));
    }
    int bad = unstorableAt(text);
    return bad < 0
        ? Optional.empty()
        : Optional.of(
            new PropertyFault(
                Reason.INVALID_UNICODE,
                definition.name(),
                Optional.empty(),
                "Property \"%s\" has U+%04X at character %d, which is no text that can be kept."
                    .formatted(
                        definition.name(),
                        (int) text.charAt(bad),
                        text.codePointCount(0, bad) + 1)));
  }

  private static ValueCheck typed(
      PropertyDefinition definition, String text, Optional<String> current) {
    return switch (definition.type()) {
      case STRING -> string(definition, text);
      case ENUMERATION ->
          definition.multiple() ? several(definition, text, current) : one(definition, text);
      case NUMBER ->
          as(
              definition,
              text,
              Reason.INVALID_INTEGER,
              Excerpt.of(text) + " was not a valid number.");
      case DATETIME ->
          as(definition, text, Reason.INVALID_LONG, Excerpt.of(text) + " was not a valid long.");
      case DATE -> as(definition, text, Reason.INVALID_DATE, notADay(text));
      case BOOL ->
          as(
              definition,
              text,
              Reason.INVALID_BOOLEAN,
              Excerpt.of(text) + " was not a valid boolean.");
    };
  }

  private static ValueCheck as(
      PropertyDefinition definition, String text, Reason otherwise, String message) {
    return canonical(definition.type(), text)
        .<ValueCheck>map(Accepted::new)
        .orElseGet(() -> refused(otherwise, definition, text, message));
  }

  private static ValueCheck string(PropertyDefinition definition, String text) {
    return definition.name().equals(CallProperties.RECORDING_URL)
            && !HTTPS_URL.matcher(text).matches()
        ? refused(
            Reason.INVALID_URL, definition, text, Excerpt.of(text) + " was not a valid HTTPS URL.")
        : new Accepted(text);
  }

  private static ValueCheck one(PropertyDefinition definition, String text) {
    return anyValue(definition) || hasOption(definition, text)
        ? new Accepted(text)
        : notAnOption(definition, text);
  }

  private static ValueCheck several(
      PropertyDefinition definition, String text, Optional<String> current) {
    Set<String> values = new LinkedHashSet<>();
    if (text.startsWith(";")) {
      current.ifPresent(before -> values.addAll(parts(before)));
    }
    Set<String> allowed =
        definition.options().stream().map(PropertyOption::value).collect(Collectors.toSet());
    for (String part : parts(text)) {
      if (!anyValue(definition) && !allowed.contains(part)) {
        return notAnOption(definition, part);
      }
      values.add(part);
    }
    String joined = String.join(";", values);
    int length = joined.codePointCount(0, joined.length());
    return length > MAX_LENGTH
        ? new Refused(tooLong(definition, text, length))
        : new Accepted(joined);
  }

  private static Set<String> parts(String text) {
    Set<String> parts = new LinkedHashSet<>(Arrays.asList(text.split(";")));
    parts.remove("");
    return parts;
  }

  private static boolean anyValue(PropertyDefinition definition) {
    return definition.flags().externalOptions() || definition.options().isEmpty();
  }

  private static boolean hasOption(PropertyDefinition definition, String value) {
    return definition.options().stream().anyMatch(option -> option.value().equals(value));
  }

  private static boolean isNumber(String text) {
    if (text.length() > MAX_NUMBER_LENGTH) {
      return false;
    }
    var matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    String exponent = matcher.group("exponent");
    boolean near = exponent == null || Integer.parseInt(exponent) <= MAX_EXPONENT;
    return near && Double.isFinite(Double.parseDouble(text));
  }

  /** Where there is half a surrogate pair, or the character that no SQL text can hold; or -1. */
  private static int unstorableAt(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || Character.isSurrogate(c) && !pair) {
        return i;
      }
      if (pair) {
        i++;
      }
    }
    return -1;
  }

  private static String notADay(String text) {
    return DateTexts.instant(text)
        .map(instant -> instant.atOffset(ZoneOffset.UTC))
        .map(at ->
            "%s is at %d:%d:%d.%d UTC, not midnight!"
                .formatted(
                    text, at.getHour(), at.getMinute(), at.getSecond(), at.getNano() / 1_000_000))
        .orElseGet(() -> Excerpt.of(text) + " was not a valid date.");
  }

  private static Refused notAnOption(PropertyDefinition definition, String value) {
    List<PropertyOption> options = definition.options();
    String named =
        options.stream()
            .limit(MOST_OPTIONS_NAMED)
            .map(PropertyOption::value)
            .collect(Collectors.joining(", "));
    return refused(
        Reason.INVALID_OPTION,
        definition,
        value,
        "%s was not one of the allowed options: [%s%s]"
            .formatted(Excerpt.of(value), named, options.size() > MOST_OPTIONS_NAMED ? ", …" : ""));
  }

  private static PropertyFault tooLong(PropertyDefinition definition, String text, int length) {
    return new PropertyFault(
        Reason.PROPERTY_VALUE_TOO_LONG,
        definition.name(),
        Optional.of(Excerpt.of(text)),
        "Property \"%s\" has %d characters, but may have at most %d."
            .formatted(definition.name(), length, MAX_LENGTH));
  }

  private static Refused refused(
      Reason reason, PropertyDefinition definition, String text, String message) {
    return new Refused(
        new PropertyFault(reason, definition.name(), Optional.of(Excerpt.of(text)), message));
  }
}
