package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.run.OperationKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members of the inputs of a batch, by the operations whose inputs have them. */
enum InputMember {
  ID("id"),
  ID_PROPERTY("idProperty"),
  PROPERTIES("properties"),
  ASSOCIATIONS("associations"),
  OBJECT_WRITE_TRACE_ID("objectWriteTraceId");

  private final String key;

  InputMember(String key) {
    this.key = key;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }

  /** Its bit in {@link KnownMembers}. */
  int bit() {
    return 1 << ordinal();
  }

  static Optional<InputMember> named(String name) {
    return Arrays.stream(values()).filter(member -> member.key.equals(name)).findFirst();
  }

  /** Those of an operation; null stands for an operation that nobody has named: all. */
  static Set<InputMember> of(@Nullable OperationKind kind) {
    return switch (kind) {
      case null -> EnumSet.allOf(InputMember.class);
      case CREATE -> EnumSet.of(PROPERTIES, ASSOCIATIONS, OBJECT_WRITE_TRACE_ID);
      case UPDATE, UPSERT -> EnumSet.of(ID, ID_PROPERTY, PROPERTIES, OBJECT_WRITE_TRACE_ID);
      case READ, ARCHIVE -> EnumSet.of(ID);
    };
  }

  /** Those that an input must have. */
  static Set<InputMember> requiredOf(@Nullable OperationKind kind) {
    return switch (kind) {
      case null -> EnumSet.noneOf(InputMember.class);
      case CREATE -> EnumSet.of(PROPERTIES);
      case UPDATE, UPSERT -> EnumSet.of(ID, PROPERTIES);
      case READ, ARCHIVE -> EnumSet.of(ID);
    };
  }

  /** The names of some. */
  static List<String> keys(Set<InputMember> members) {
    return members.stream().map(InputMember::key).toList();
  }
}
