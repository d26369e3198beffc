package io.callbatch.domain.model.input;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.property.Excerpt;
import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.property.PropertyFault;
import io.callbatch.domain.model.property.PropertyFault.Reason;
import io.callbatch.domain.model.property.PropertyValues;
import io.callbatch.domain.model.property.ValueCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Checks the properties of a call to create or of a change, all of them in one pass.
 *
 * @param definitions the properties that calls of the portal have
 * @param portalId the portal, as messages are to name it
 */
public record CallRules(PropertyDefinitions definitions, String portalId) {

  /**
   * Checks what a new call is to have. Empty text is the same as leaving a property out.
   *
   * @param sent property name to value
   */
  public PropertyCheck checkNew(Map<String, String> sent) {
    List<PropertyFault> faults = new ArrayList<>();
    Map<String, String> values = withoutCleared(checkEach(sent, Map.of(), faults));
    for (PropertyDefinition required : definitions.required()) {
      String name = required.name();
      if (!values.containsKey(name) && faults.stream().noneMatch(isAbout(name))) {
        faults.add(missing(name, Optional.empty(), "Property \"%s\" is required."));
      }
    }
    return faults.isEmpty() ? new PropertyCheck.Accepted(values) : refused(faults);
  }

  /**
   * Checks a change. Empty text clears, but not a property that a call must have.
   *
   * @param sent property name to new value
   * @param current the call's properties
   */
  public PropertyCheck checkChange(Map<String, String> sent, Map<String, String> current) {
    if (sent.isEmpty()) {
      return new PropertyCheck.Refused(List.of(), PropertyFailures.nothingToUpdate());
    }
    List<PropertyFault> faults = new ArrayList<>();
    Map<String, String> values = checkEach(sent, current, faults);
    for (PropertyDefinition required : definitions.required()) {
      String name = required.name();
      if ("".equals(values.get(name))) {
        faults.add(
            missing(
                name,
                Optional.of(""),
                "Property \"%s\" is required; its value cannot be cleared."));
      }
    }
    return faults.isEmpty() ? new PropertyCheck.Accepted(values) : refused(faults);
  }

  private Map<String, String> checkEach(
      Map<String, String> sent, Map<String, String> current, List<PropertyFault> faults) {
    OrderedMap.Builder<String> values = new OrderedMap.Builder<>();
    sent.forEach(
        (name, text) -> check(name, text, Optional.ofNullable(current.get(name)), faults, values));
    return values.build();
  }

  private void check(
      String name,
      String text,
      Optional<String> current,
      List<PropertyFault> faults,
      OrderedMap.Builder<String> values) {
    Optional<PropertyDefinition> definition = definitions.find(name);
    if (definition.isEmpty()) {
      String shown = Excerpt.of(name);
      faults.add(
          new PropertyFault(
              Reason.PROPERTY_DOESNT_EXIST,
              shown,
              Optional.empty(),
              "Property \"%s\" does not exist".formatted(shown)));
      return;
    }
    switch (PropertyValues.check(definition.get(), text, current)) {
      case ValueCheck.Accepted accepted -> values.put(name, accepted.value());
      case ValueCheck.Refused refused -> faults.add(refused.fault());
    }
  }

  private static Predicate<PropertyFault> isAbout(String name) {
    return fault -> fault.name().equals(name);
  }

  private PropertyCheck refused(List<PropertyFault> faults) {
    return new PropertyCheck.Refused(faults, PropertyFailures.of(faults, portalId));
  }

  private static PropertyFault missing(String name, Optional<String> value, String message) {
    return new PropertyFault(
        Reason.MISSING_REQUIRED_PROPERTY, name, value, message.formatted(name));
  }

  private static OrderedMap<String> withoutCleared(Map<String, String> values) {
    OrderedMap.Builder<String> kept = new OrderedMap.Builder<>();
    values.forEach((name, value) -> {
      if (!value.isEmpty()) {
        kept.put(name, value);
      }
    });
    return kept.build();
  }
}
