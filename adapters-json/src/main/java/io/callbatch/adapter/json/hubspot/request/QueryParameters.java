package io.callbatch.adapter.json.hubspot.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The query parameters of a request, read as HubSpot reads them. Unknown parameters are ignored. Of
 * a repeated parameter with one value the last counts, lists collect all of them, and an empty
 * value is none. Booleans follow {@link Boolean#valueOf}.
 *
 * @param values name to values, decoded
 */
public record QueryParameters(Map<String, List<String>> values) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /**
   * The parameters of a query.
   *
   * @param raw what stands after the question mark, percent-encoded
   * @throws InvalidParameterException if one is wrongly encoded
   */
  public static QueryParameters of(String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String parameter : raw.split("&")) {
      int equals = parameter.indexOf('=');
      String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
      String value = decoded(equals < 0 ? "" : parameter.substring(equals + 1));
      values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return new QueryParameters(values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new InvalidParameterException(text);
    }
  }

  /** Names, repeated or separated by commas, each once. */
  public List<String> names(String parameter) {
    List<String> names = new ArrayList<>();
    for (String value : values.getOrDefault(parameter, List.of())) {
      for (String name : value.split(",")) {
        String trimmed = name.strip();
        if (!trimmed.isEmpty() && !names.contains(trimmed)) {
          names.add(trimmed);
        }
      }
    }
    return names;
  }

  /** A value; an empty one is none. */
  public Optional<String> text(String parameter) {
    List<String> all = values.getOrDefault(parameter, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()).filter(v -> !v.isEmpty());
  }

  /**
   * A whole number within a range; empty where there is none.
   *
   * @throws InvalidParameterException if it is something else
   */
  public OptionalInt number(String parameter, int least, int most) {
    Optional<String> value = text(parameter);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (NUMBER.matcher(value.get()).matches()) {
      int number = Integer.parseInt(value.get());
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    }
    throw new InvalidParameterException(
        parameter, value.get(), "a number from %d to %d".formatted(least, most));
  }

  /**
   * A boolean as HubSpot reads it, by Java's {@link Boolean#valueOf}: {@code true} in any case is
   * true; all else ({@code False}, {@code 0}, {@code 1}, nothing) is false. Never refused.
   */
  public boolean flag(String parameter) {
    return text(parameter).map(Boolean::valueOf).orElse(false);
  }
}
