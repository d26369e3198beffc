package io.callbatch.adapter.json.http;

import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.helidon.common.uri.UriQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The query parameters of one request; what isn't known or can't be read is a problem. */
final class Query {

  private final UriQuery parameters;

  /** Takes these parameters and no others. */
  Query(UriQuery parameters, String... known) {
    this.parameters = parameters;
    Set<String> unknown = new TreeSet<>(parameters.names());
    unknown.removeAll(List.of(known));
    unknown.remove(""); // what is between two ampersands
    if (!unknown.isEmpty()) {
      throw Problem.of(
          Problem.Type.MALFORMED_REQUEST,
          "found the query parameter %s; there are %s"
              .formatted(String.join(", ", unknown), String.join(", ", known)));
    }
  }

  /** {@code mode} and {@code max-violations}, with what is said elsewhere where they are absent. */
  ReadOptions readOptions(ReadOptions defaults) {
    ReadMode mode =
        switch (oneOf(
            "mode", defaults.mode().name().toLowerCase(Locale.ROOT), "lenient", "strict")) {
          case "strict" -> ReadMode.STRICT;
          default -> ReadMode.LENIENT;
        };
    return new ReadOptions(mode, maxViolations(defaults.maxViolations()));
  }

  private int maxViolations(int byDefault) {
    return number("max-violations", byDefault, ReadOptions.MOST_VIOLATIONS);
  }

  /** A number from 1 on. */
  int number(String name, int byDefault, int most) {
    String text = value(name, Integer.toString(byDefault));
    int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > most) {
      throw bad(name, text, "a number from 1 to " + most);
    }
    return value;
  }

  /** A text that need not be there, but if it is must be as due. */
  Optional<String> text(String name, Predicate<String> allowed, String due) {
    if (!parameters.contains(name)) {
      return Optional.empty();
    }
    String value = value(name, "");
    if (!allowed.test(value)) {
      throw bad(name, value, due);
    }
    return Optional.of(value);
  }

  boolean flag(String name) {
    return oneOf(name, "false", "true", "false").equals("true");
  }

  String oneOf(String name, String byDefault, String... allowed) {
    String value = value(name, byDefault);
    if (!Arrays.asList(allowed).contains(value)) {
      throw bad(name, value, String.join(" or ", allowed));
    }
    return value;
  }

  /** A parameter without a value has an empty one. */
  private String value(String name, String byDefault) {
    return parameters.contains(name) ? parameters.first(name).orElse("") : byDefault;
  }

  private static Problem bad(String name, String value, String due) {
    return Problem.of(
        Problem.Type.MALFORMED_REQUEST,
        "expected %3$s, found %1$s=%2$s in the query".formatted(name, value, due));
  }
}
