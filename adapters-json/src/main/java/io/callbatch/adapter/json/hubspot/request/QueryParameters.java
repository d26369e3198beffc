package io.callbatch.adapter.json.hubspot.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The query parameters of a request. Those that nobody asks for are passed over, as HubSpot does.
 *
 * @param values name to values, decoded
 */
public record QueryParameters(Map<String, List<String>> values) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

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
   * A whole number of at most nine digits.
   *
   * @throws InvalidParameterException if it is something else
   */
  public OptionalInt number(String parameter) {
    Optional<String> value = text(parameter);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!NUMBER.matcher(value.get()).matches()) {
      throw new InvalidParameterException(parameter, value.get(), "a whole number");
    }
    return OptionalInt.of(Integer.parseInt(value.get()));
  }

  /**
   * {@code true} or {@code false}, which it is where it is absent.
   *
   * @throws InvalidParameterException if it is something else
   */
  public boolean flag(String parameter) {
    return switch (text(parameter).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      case String other -> throw new InvalidParameterException(parameter, other, "true or false");
    };
  }
}
