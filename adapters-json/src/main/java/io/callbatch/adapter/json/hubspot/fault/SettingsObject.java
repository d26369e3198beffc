package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.read.FindingCollector;
import io.callbatch.adapter.json.read.JsonValue;
import io.callbatch.domain.model.NearestName;
import io.callbatch.domain.model.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An object of settings whose members are asked for one by one; what is wrong is taken down, and
 * those that nobody asked for are wrong as well. For one thread.
 */
final class SettingsObject {

  private final JsonValue object;
  private final FindingCollector violations;
  private final Set<String> asked = new LinkedHashSet<>();

  /** Asks an object; something else is wrong, and has no members. */
  SettingsObject(JsonValue object, FindingCollector violations) {
    this.object = object;
    this.violations = violations;
    if (!(object.content() instanceof JsonValue.Members)) {
      wrong(object, Rule.TYPE, "an object");
    }
  }

  /** A member; empty where there is none. */
  Optional<JsonValue> member(String name) {
    asked.add(name);
    return Optional.ofNullable(object.members().get(name));
  }

  boolean has(String name) {
    return member(name).isPresent();
  }

  /** A text; empty where there is none, or none that is allowed. */
  Optional<String> text(String name, Predicate<String> allowed, String due) {
    Optional<JsonValue> member = member(name);
    if (member.isPresent() && !(member.get().content() instanceof JsonValue.Text)) {
      wrong(member.get(), Rule.TYPE, due);
      return Optional.empty();
    }
    Optional<String> text =
        member.map(value -> ((JsonValue.Text) value.content()).text()).filter(allowed);
    if (member.isPresent() && text.isEmpty()) {
      wrong(member.get(), Rule.ENUM, due);
    }
    return text;
  }

  /** One of some words; empty where there is none, or another one. */
  Optional<String> word(String name, List<String> words) {
    return text(name, words::contains, "one of " + String.join(", ", words));
  }

  /** A whole number; empty where there is none, or none that is allowed. */
  OptionalInt number(String name, int least, int most) {
    return member(name).map(value -> number(value, least, most)).orElse(OptionalInt.empty());
  }

  /** Whole numbers, at least one; none where something is wrong. */
  Set<Integer> numbers(String name, int least, int most) {
    Set<Integer> numbers = new LinkedHashSet<>();
    for (JsonValue element : elements(name)) {
      number(element, least, most).ifPresent(numbers::add);
    }
    return numbers;
  }

  /** The elements of an array; none where there is none, which is wrong where it is empty. */
  List<JsonValue> elements(String name) {
    Optional<JsonValue> member = member(name);
    if (member.isPresent() && member.get().elements().isEmpty()) {
      wrong(member.get(), Rule.TYPE, "an array of at least one element");
    }
    return member.map(JsonValue::elements).orElse(List.of());
  }

  boolean flag(String name) {
    return member(name)
        .map(value -> {
          if (value.content() instanceof JsonValue.Flag(var flag)) {
            return flag;
          }
          wrong(value, Rule.TYPE, "true or false");
          return false;
        })
        .orElse(false);
  }

  /** A number from 0 to 1. */
  Optional<Double> probability(String name) {
    return member(name)
        .flatMap(value -> {
          if (value.content() instanceof JsonValue.Number(var text)) {
            double number = Double.parseDouble(text);
            if (number >= 0 && number <= 1) {
              return Optional.of(number);
            }
          }
          wrong(value, Rule.RANGE, "a number from 0 to 1");
          return Optional.empty();
        });
  }

  private OptionalInt number(JsonValue value, int least, int most) {
    if (value.content() instanceof JsonValue.Number(var text) && text.matches("-?[0-9]{1,10}")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return OptionalInt.of((int) number);
      }
    }
    wrong(value, Rule.RANGE, "a whole number from %d to %d".formatted(least, most));
    return OptionalInt.empty();
  }

  /** Says that a member must be there, unless there is no object at all. */
  void missing(String name, String due) {
    if (object.content() instanceof JsonValue.Members) {
      violations.add(
          object.start(),
          () -> object.pointer() + "/" + name,
          Rule.REQUIRED,
          "expected %s, found no %s".formatted(due, name));
    }
  }

  /** Says that a value is wrong. */
  void wrong(JsonValue value, Rule rule, String due) {
    violations.add(
        value.start(), value::pointer, rule, "expected %s, found %s".formatted(due, found(value)));
  }

  /** At the end: what nobody asked for is wrong. */
  void finish() {
    object
        .members()
        .forEach((name, value) -> {
          if (!asked.contains(name)) {
            violations.add(
                value.start(),
                value::pointer,
                Rule.UNKNOWN_MEMBER,
                "unknown member \"%s\"; %s"
                    .formatted(shortened(name), NearestName.hint(name, asked)));
          }
        });
  }

  private static String found(JsonValue value) {
    return switch (value.content()) {
      case JsonValue.Members _ -> "an object";
      case JsonValue.Elements(var elements) -> elements.isEmpty() ? "an empty array" : "an array";
      case JsonValue.Text(var text) -> "the string \"" + shortened(text) + "\"";
      case JsonValue.Number(var text) -> "the number " + shortened(text);
      case JsonValue.Flag(var flag) -> Boolean.toString(flag);
      case JsonValue.Null _ -> "null";
    };
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
