package io.callbatch.domain.model.property;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a property is.
 *
 * @param name its name, lower case
 * @param label its name for people
 * @param description more about it; may be empty
 * @param groupName the group that it is shown in
 * @param type type of its values
 * @param fieldType how people enter it, in HubSpot's words: {@code text}, {@code select}, {@code
 *     checkbox} (several values), …
 * @param options values of an enumeration; empty where any value is taken
 * @param flags what else is true of it
 * @param displayOrder place in its group; -1: after those that have one
 * @param createdAt when a portal defined it; empty: HubSpot did
 * @param updatedAt when it was last changed
 * @param archivedAt when it was archived; empty while it can be used
 */
public record PropertyDefinition(
    String name,
    String label,
    String description,
    String groupName,
    PropertyType type,
    String fieldType,
    List<PropertyOption> options,
    PropertyFlags flags,
    int displayOrder,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Instant> archivedAt) {

  /** Copies the options. */
  public PropertyDefinition {
    options = List.copyOf(options);
  }

  /** Whether it may hold several values, joined by {@code ;}. */
  public boolean multiple() {
    return type == PropertyType.ENUMERATION && fieldType.equals("checkbox");
  }
}
