package io.callbatch.domain.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * A typed view of a call's well-known {@code hs_…} properties. A component is empty where the
 * property is absent, null or doesn't parse; the property itself stays in {@link Call#properties}.
 *
 * @param title {@code hs_call_title}
 * @param body {@code hs_call_body}, often HTML
 * @param direction {@code hs_call_direction}
 * @param status {@code hs_call_status}
 * @param duration {@code hs_call_duration}, sent in milliseconds; never negative
 * @param timestamp {@code hs_timestamp}, sent as RFC 3339 or epoch milliseconds
 * @param disposition {@code hs_call_disposition}, normally a GUID
 * @param fromNumber {@code hs_call_from_number}
 * @param toNumber {@code hs_call_to_number}
 * @param recordingUrl {@code hs_call_recording_url}
 * @param ownerId {@code hubspot_owner_id}
 */
public record CallDetails(
    Optional<String> title,
    Optional<String> body,
    Optional<CallDirection> direction,
    Optional<CallStatus> status,
    Optional<Duration> duration,
    Optional<Instant> timestamp,
    Optional<String> disposition,
    Optional<String> fromNumber,
    Optional<String> toNumber,
    Optional<String> recordingUrl,
    Optional<String> ownerId) {

  /** Protobuf's longest duration: 315,576,000,000 seconds. */
  private static final long MAX_DURATION_MILLIS = 315_576_000_000_000L;

  private static final int MOST_DIGITS = 15;

  /** Reads the view off a call's properties. */
  public static CallDetails of(Call call) {
    Map<String, String> properties = call.properties();
    return new CallDetails(
        text(properties, "hs_call_title"),
        text(properties, "hs_call_body"),
        constant(CallDirection.class, text(properties, "hs_call_direction")),
        constant(CallStatus.class, text(properties, "hs_call_status")),
        text(properties, "hs_call_duration").flatMap(CallDetails::duration),
        text(properties, "hs_timestamp").flatMap(CallDetails::instant),
        text(properties, "hs_call_disposition"),
        text(properties, "hs_call_from_number"),
        text(properties, "hs_call_to_number"),
        text(properties, "hs_call_recording_url"),
        text(properties, "hubspot_owner_id"));
  }

  private static Optional<String> text(Map<String, String> properties, String name) {
    return Optional.ofNullable(properties.get(name));
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, Optional<String> name) {
    return name.flatMap(text -> {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().equals(text)) {
          return Optional.of(constant);
        }
      }
      return Optional.empty();
    });
  }

  private static Optional<Duration> duration(String text) {
    if (!isMillis(text)) {
      return Optional.empty();
    }
    long millis = Long.parseLong(text);
    return millis < 0 || millis > MAX_DURATION_MILLIS
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(millis));
  }

  private static Optional<Instant> instant(String text) {
    try {
      Instant instant =
          isMillis(text)
              ? Instant.ofEpochMilli(Long.parseLong(text))
              : HubSpotInstant.parse(text)
                  .orElseGet(
                      () -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
      return Optional.of(instant).filter(Instants::inRange);
    } catch (DateTimeException notAnInstant) {
      return Optional.empty();
    }
  }

  /** Up to 15 digits, perhaps with a minus sign before them. */
  private static boolean isMillis(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - first;
    if (digits < 1 || digits > MOST_DIGITS) {
      return false;
    }
    for (int i = first; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
