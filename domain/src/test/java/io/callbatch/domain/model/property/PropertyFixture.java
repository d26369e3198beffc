package io.callbatch.domain.model.property;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Property definitions of a portal, for tests. */
public final class PropertyFixture {

  private static final Instant DEFINED = Instant.parse("2026-01-02T03:04:05Z");

  private PropertyFixture() {}

  /** A portal's own property of a type, with these options. */
  public static PropertyDefinition own(String name, PropertyType type, String... options) {
    return own(name, type, "select", false, options);
  }

  /** A portal's own property that may have several of these options. */
  public static PropertyDefinition several(String name, String... options) {
    return own(name, PropertyType.ENUMERATION, "checkbox", false, options);
  }

  /** A portal's own text property with unique values. */
  public static PropertyDefinition unique(String name) {
    return own(name, PropertyType.STRING, "text", true);
  }

  /** The property, which a new call must have. */
  public static PropertyDefinition required(PropertyDefinition definition) {
    return with(
        definition,
        new PropertyFlags(false, false, false, true, false, false, false),
        Optional.empty());
  }

  /** The property, archived. */
  public static PropertyDefinition archived(PropertyDefinition definition) {
    return with(definition, definition.flags(), Optional.of(DEFINED));
  }

  private static PropertyDefinition own(
      String name, PropertyType type, String fieldType, boolean unique, String... options) {
    return new PropertyDefinition(
        name,
        name,
        "",
        "call",
        type,
        fieldType,
        Stream.of(options)
            .map(value -> new PropertyOption(value, value, Optional.empty(), -1, false))
            .toList(),
        new PropertyFlags(false, false, false, false, unique, false, false),
        -1,
        Optional.of(DEFINED),
        Optional.of(DEFINED),
        Optional.empty());
  }

  private static PropertyDefinition with(
      PropertyDefinition of, PropertyFlags flags, Optional<Instant> archivedAt) {
    return new PropertyDefinition(
        of.name(),
        of.label(),
        of.description(),
        of.groupName(),
        of.type(),
        of.fieldType(),
        List.copyOf(of.options()),
        flags,
        of.displayOrder(),
        of.createdAt(),
        of.updatedAt(),
        archivedAt);
  }
}
