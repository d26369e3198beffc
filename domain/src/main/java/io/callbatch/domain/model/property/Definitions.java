package io.callbatch.domain.model.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short ways to write HubSpot's own definitions down, for {@link CallProperties}. */
final class Definitions {

  static final String CALL_GROUP = "call";
  static final String ENGAGEMENT_GROUP = "engagement";

  private Definitions() {}

  static PropertyDefinition text(String name, String label) {
    return callers(name, label, PropertyType.STRING, "text");
  }

  static PropertyDefinition html(String name, String label) {
    return callers(name, label, PropertyType.STRING, "html");
  }

  static PropertyDefinition phone(String name, String label) {
    return callers(name, label, PropertyType.STRING, "phonenumber");
  }

  static PropertyDefinition number(String name, String label) {
    return callers(name, label, PropertyType.NUMBER, "number");
  }

  static PropertyDefinition dateTime(String name, String label) {
    return callers(name, label, PropertyType.DATETIME, "date");
  }

  static PropertyDefinition bool(String name, String label) {
    return callers(name, label, PropertyType.BOOL, "booleancheckbox");
  }

  /** One of these options. */
  static PropertyDefinition choice(String name, String label, List<PropertyOption> options) {
    PropertyDefinition choice = callers(name, label, PropertyType.ENUMERATION, "select");
    return with(choice, options, choice.flags());
  }

  /** One value of a list that is kept elsewhere. */
  static PropertyDefinition externalChoice(String name, String label) {
    return external(callers(name, label, PropertyType.ENUMERATION, "select"));
  }

  /** Several values of a list that is kept elsewhere. */
  static PropertyDefinition externalChoices(String name, String label) {
    return external(callers(name, label, PropertyType.ENUMERATION, "checkbox"));
  }

  /** The property, which a new call must have. */
  static PropertyDefinition required(PropertyDefinition of) {
    return with(of, of.options(), new PropertyFlags(true, false, false, true, false, false, false));
  }

  /** The property, which only the system may set. */
  static PropertyDefinition readOnly(PropertyDefinition of) {
    return with(
        of,
        of.options(),
        new PropertyFlags(
            true, false, true, false, false, of.flags().externalOptions(), of.flags().hidden()));
  }

  /** The property, whose value the system works out from others. */
  static PropertyDefinition calculated(PropertyDefinition of) {
    return with(
        of,
        of.options(),
        new PropertyFlags(
            true, true, true, false, false, of.flags().externalOptions(), of.flags().hidden()));
  }

  /** The read-only property, of which no two records have the same value. */
  static PropertyDefinition identity(PropertyDefinition of) {
    return with(of, of.options(), new PropertyFlags(true, false, true, false, true, false, false));
  }

  static PropertyDefinition described(PropertyDefinition of, String description) {
    return new PropertyDefinition(
        of.name(),
        of.label(),
        description,
        of.groupName(),
        of.type(),
        of.fieldType(),
        of.options(),
        of.flags(),
        of.displayOrder(),
        of.createdAt(),
        of.updatedAt(),
        of.archivedAt());
  }

  /** Options in this order: value and label in turn. */
  static List<PropertyOption> options(String... valuesAndLabels) {
    List<PropertyOption> options = new ArrayList<>();
    for (int i = 0; i < valuesAndLabels.length; i += 2) {
      options.add(
          new PropertyOption(
              valuesAndLabels[i], valuesAndLabels[i + 1], Optional.empty(), i / 2, false));
    }
    return List.copyOf(options);
  }

  private static PropertyDefinition callers(
      String name, String label, PropertyType type, String fieldType) {
    return new PropertyDefinition(
        name,
        label,
        "",
        name.startsWith("hs_call_") || name.equals(CallProperties.OBJECT_ID)
            ? CALL_GROUP
            : ENGAGEMENT_GROUP,
        type,
        fieldType,
        List.of(),
        new PropertyFlags(true, false, false, false, false, false, false),
        -1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static PropertyDefinition external(PropertyDefinition of) {
    return with(of, List.of(), new PropertyFlags(true, false, false, false, false, true, false));
  }

  private static PropertyDefinition with(
      PropertyDefinition of, List<PropertyOption> options, PropertyFlags flags) {
    return new PropertyDefinition(
        of.name(),
        of.label(),
        of.description(),
        of.groupName(),
        of.type(),
        of.fieldType(),
        options,
        flags,
        of.displayOrder(),
        of.createdAt(),
        of.updatedAt(),
        of.archivedAt());
  }
}
