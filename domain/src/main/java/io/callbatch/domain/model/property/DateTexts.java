package io.callbatch.domain.model.property;

import io.callbatch.domain.model.Instants;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads instants and days as callers write them, within the years 1 to 9999 in UTC.
 *
 * <p>An instant is epoch milliseconds, or ISO 8601 with an offset of at most 23:59 (RFC 3339; the
 * seconds may be left out). What is finer than a millisecond is cut off. A leap second is the
 * instant that follows it.
 */
final class DateTexts {

  private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,15}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern ISO =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2})"
              + "(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,30}))?)?"
              + "(?:[Zz]|(?<sign>[+-])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2}))");

  private DateTexts() {}

  /** The instant that a text names, to the millisecond. */
  static Optional<Instant> instant(String text) {
    Optional<Instant> instant =
        MILLIS.matcher(text).matches()
            ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
            : iso(text);
    return instant.filter(Instants::inRange);
  }

  /**
   * The day that a text names: {@code YYYY-MM-DD}, or an instant as in {@link #instant} that is a
   * midnight in UTC.
   */
  static Optional<LocalDate> day(String text) {
    if (!DAY.matcher(text).matches()) {
      return instant(text)
          .filter(instant -> instant.equals(instant.truncatedTo(ChronoUnit.DAYS)))
          .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }
    try {
      return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> iso(String text) {
    Matcher parts = ISO.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String second = orElse(parts, "second", "00");
    boolean leap = second.equals("60");
    String fraction = (orElse(parts, "fraction", "") + "000").substring(0, 3);
    try {
      String local = parts.group(1) + "T" + parts.group(2) + ":" + (leap ? "59" : second);
      int hours = Integer.parseInt(orElse(parts, "hours", "0"));
      int minutes = Integer.parseInt(orElse(parts, "minutes", "0"));
      if (hours > 23 || minutes > 59) {
        return Optional.empty();
      }
      Duration offset = Duration.ofHours(hours).plusMinutes(minutes);
      Instant instant =
          LocalDateTime.parse(local)
              .plus(leap ? 1_000 : Long.parseLong(fraction), ChronoUnit.MILLIS)
              .minus(orElse(parts, "sign", "+").equals("-") ? offset.negated() : offset)
              .toInstant(ZoneOffset.UTC);
      return leap && !atMidnight(instant) ? Optional.empty() : Optional.of(instant);
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /** Leap seconds come at the end of a day in UTC only. */
  private static boolean atMidnight(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.DAYS));
  }

  private static String orElse(Matcher parts, String group, String otherwise) {
    String found = parts.group(group);
    return found == null ? otherwise : found;
  }
}
