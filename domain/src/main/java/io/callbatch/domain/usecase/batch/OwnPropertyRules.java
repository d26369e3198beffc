package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.property.PropertyFlags;
import io.callbatch.domain.model.property.PropertyOption;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.port.in.CallPropertiesUseCase.PropertyChange;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.InvalidRequestException.FieldFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a portal's own property must be like. */
final class OwnPropertyRules {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

  /** How the names of HubSpot's own properties begin. */
  private static final String RESERVED = "hs_";

  /** HubSpot's bound on properties with unique values of one object type. */
  private static final int MOST_UNIQUE = 10;

  private static final Map<PropertyType, Set<String>> FIELD_TYPES =
      Map.of(
          PropertyType.STRING, Set.of("text", "textarea", "html", "phonenumber", "file"),
          PropertyType.NUMBER, Set.of("number"),
          PropertyType.DATE, Set.of("date"),
          PropertyType.DATETIME, Set.of("date"),
          PropertyType.ENUMERATION, Set.of("select", "radio", "checkbox"),
          PropertyType.BOOL, Set.of("booleancheckbox"));

  private OwnPropertyRules() {}

  /**
   * Refuses a definition that breaks a rule.
   *
   * @throws InvalidRequestException with all that is wrong
   */
  static void require(PropertyDefinition definition, PropertyDefinitions definitions) {
    List<FieldFault> faults = new ArrayList<>();
    nameFault(definition.name()).ifPresent(faults::add);
    if (definition.label().isBlank()) {
      faults.add(new FieldFault("label", "expected a label, found nothing"));
    }
    if (definition.groupName().isBlank()) {
      faults.add(new FieldFault("groupName", "expected the name of a group, found nothing"));
    }
    Set<String> fieldTypes = FIELD_TYPES.getOrDefault(definition.type(), Set.of());
    if (!fieldTypes.contains(definition.fieldType())) {
      faults.add(
          new FieldFault(
              "fieldType",
              "expected one of %3$s for %2$s, found '%1$s'"
                  .formatted(
                      definition.fieldType(),
                      definition.type().wireName(),
                      fieldTypes.stream().sorted().toList())));
    }
    options(definition, faults);
    unique(definition, definitions, faults);
    if (definitions.findAny(definition.name()).isEmpty()) {
      reservedFault(definition.name()).ifPresent(faults::add);
    }
    if (!faults.isEmpty()) {
      throw new InvalidRequestException(faults);
    }
  }

  /** What is wrong with the name of a property or a group. */
  static Optional<FieldFault> nameFault(String name) {
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            new FieldFault(
                "name",
                "expected 1 to 100 lower-case letters, digits or _, a letter first, found '%s'"
                    .formatted(name)));
  }

  private static Optional<FieldFault> reservedFault(String name) {
    return name.startsWith(RESERVED)
        ? Optional.of(
            new FieldFault(
                "name",
                "expected a name that doesn't begin with %s, which HubSpot keeps for its own properties, found '%s'"
                    .formatted(RESERVED, name)))
        : Optional.empty();
  }

  private static void options(PropertyDefinition definition, List<FieldFault> faults) {
    if (definition.type() != PropertyType.ENUMERATION && !definition.options().isEmpty()) {
      faults.add(new FieldFault("options", "found options; only an enumeration has some"));
    }
    Set<String> values = new HashSet<>();
    for (PropertyOption option : definition.options()) {
      if (option.value().isEmpty() || option.value().contains(";")) {
        faults.add(
            new FieldFault(
                "options", "expected a text without ;, found '%s'".formatted(option.value())));
      } else if (!values.add(option.value())) {
        faults.add(new FieldFault("options", "found '%s' twice".formatted(option.value())));
      }
    }
  }

  private static void unique(
      PropertyDefinition definition, PropertyDefinitions definitions, List<FieldFault> faults) {
    if (!definition.flags().unique() || definitions.unique().contains(definition.name())) {
      return;
    }
    if (definition.type() != PropertyType.STRING && definition.type() != PropertyType.NUMBER) {
      faults.add(
          new FieldFault(
              "hasUniqueValue",
              "found it true for %s; only string and number properties can be unique"
                  .formatted(definition.type().wireName())));
    }
    if (definitions.unique().size() >= MOST_UNIQUE) {
      faults.add(
          new FieldFault(
              "hasUniqueValue",
              "found %d properties with unique values already, the most that there can be"
                  .formatted(MOST_UNIQUE)));
    }
  }

  /** A definition that a portal made now, with the flags that are a portal's to set. */
  static PropertyDefinition created(PropertyDefinition definition, Instant now) {
    PropertyFlags sent = definition.flags();
    PropertyFlags flags =
        new PropertyFlags(
            false, false, false, false, sent.unique(), sent.externalOptions(), sent.hidden());
    return new PropertyDefinition(
        definition.name(),
        definition.label(),
        definition.description(),
        definition.groupName(),
        definition.type(),
        definition.fieldType(),
        definition.options(),
        flags,
        definition.displayOrder(),
        Optional.of(now),
        Optional.of(now),
        Optional.empty());
  }

  static PropertyDefinition changed(PropertyDefinition before, PropertyChange change, Instant now) {
    PropertyFlags flags = before.flags();
    return new PropertyDefinition(
        before.name(),
        change.label().orElse(before.label()),
        change.description().orElse(before.description()),
        change.groupName().orElse(before.groupName()),
        before.type(),
        change.fieldType().orElse(before.fieldType()),
        change.options().orElse(before.options()),
        new PropertyFlags(
            false,
            flags.calculated(),
            flags.readOnly(),
            flags.required(),
            flags.unique(),
            flags.externalOptions(),
            change.hidden().orElse(flags.hidden())),
        change.displayOrder().orElse(before.displayOrder()),
        before.createdAt(),
        Optional.of(now),
        Optional.empty());
  }

  static PropertyDefinition archived(PropertyDefinition definition, Instant now) {
    return new PropertyDefinition(
        definition.name(),
        definition.label(),
        definition.description(),
        definition.groupName(),
        definition.type(),
        definition.fieldType(),
        definition.options(),
        definition.flags(),
        definition.displayOrder(),
        definition.createdAt(),
        Optional.of(now),
        Optional.of(now));
  }
}
