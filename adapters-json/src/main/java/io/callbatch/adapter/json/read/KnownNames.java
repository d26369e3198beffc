package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.property.CallProperties;
import io.callbatch.domain.model.property.PropertyDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Replaces Jackson's symbol table by one that holds the names this program knows and never changes,
 * so that one document can neither slow down nor break the reading of another. Jackson's own table
 * is shared by all parsers of a factory, adds every new name, and rejects the document in which too
 * many names collide.
 *
 * <p>A name that isn't in the table is decoded each time it occurs; {@link NameGuesses} avoids that
 * for names that repeat. Immutable.
 */
final class KnownNames extends ByteQuadsCanonicalizer {

  private static final int SLOTS = 1 << 10;
  private static final int MULTIPLIER = 0x9E3779B1;

  private static final List<String> MEMBERS =
      List.of(
          "archived",
          "archivedAt",
          "associationCategory",
          "associationTypeId",
          "associations",
          "category",
          "code",
          "completedAt",
          "context",
          "createdAt",
          "errors",
          "id",
          "idProperty",
          "in",
          "inputs",
          "links",
          "message",
          "name",
          "new",
          "numErrors",
          "objectWriteTraceId",
          "operation",
          "properties",
          "propertiesWithHistory",
          "requestedAt",
          "results",
          "sourceId",
          "sourceLabel",
          "sourceType",
          "startedAt",
          "status",
          "subCategory",
          "timestamp",
          "to",
          "type",
          "types",
          "updatedAt",
          "updatedByUserId",
          "url",
          "value",
          "warnings");

  /** The only one; needs no other per parser because it never changes. */
  static final KnownNames INSTANCE = new KnownNames();

  /** A name and its bytes as Jackson packs them: four per int, the last int padded with ones. */
  private record Entry(int[] quads, String name) {}

  private final @Nullable Entry[] entries = new @Nullable Entry[SLOTS];

  private KnownNames() {
    super(1, 1);
    Stream.concat(MEMBERS.stream(), CallProperties.ALL.stream().map(PropertyDefinition::name))
        .distinct()
        .forEach(this::put);
  }

  private void put(String name) {
    int[] quads = quads(name.getBytes(StandardCharsets.US_ASCII));
    int slot = slot(hash(quads, quads.length));
    while (entries[slot] != null) {
      slot = next(slot);
    }
    entries[slot] = new Entry(quads, name);
  }

  private static int[] quads(byte[] name) {
    int[] quads = new int[(name.length + 3) / 4];
    Arrays.fill(quads, -1);
    for (int i = 0; i < name.length; i++) {
      quads[i / 4] = (quads[i / 4] << 8) | name[i];
    }
    return quads;
  }

  private static int hash(int[] quads, int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = mixed(hash, quads[i]);
    }
    return hash;
  }

  private static int mixed(int hash, int quad) {
    return Integer.rotateLeft(hash ^ quad, 13) * MULTIPLIER;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  private static int next(int slot) {
    return (slot + 1) & (SLOTS - 1);
  }

  @Override
  public ByteQuadsCanonicalizer makeChild(int factoryFeatures) {
    return this;
  }

  @Override
  public void release() {}

  @Override
  public @Nullable String findName(int q1) {
    int slot = slot(mixed(0, q1));
    for (Entry entry = entries[slot]; entry != null; entry = entries[slot]) {
      if (entry.quads.length == 1 && entry.quads[0] == q1) {
        return entry.name;
      }
      slot = next(slot);
    }
    return null;
  }

  @Override
  public @Nullable String findName(int q1, int q2) {
    int slot = slot(mixed(mixed(0, q1), q2));
    for (Entry entry = entries[slot]; entry != null; entry = entries[slot]) {
      if (entry.quads.length == 2 && entry.quads[0] == q1 && entry.quads[1] == q2) {
        return entry.name;
      }
      slot = next(slot);
    }
    return null;
  }

  @Override
  public @Nullable String findName(int q1, int q2, int q3) {
    int slot = slot(mixed(mixed(mixed(0, q1), q2), q3));
    for (Entry entry = entries[slot]; entry != null; entry = entries[slot]) {
      int[] quads = entry.quads;
      if (quads.length == 3 && quads[0] == q1 && quads[1] == q2 && quads[2] == q3) {
        return entry.name;
      }
      slot = next(slot);
    }
    return null;
  }

  @Override
  public @Nullable String findName(int[] quads, int length) {
    int slot = slot(hash(quads, length));
    for (Entry entry = entries[slot]; entry != null; entry = entries[slot]) {
      if (Arrays.equals(entry.quads, 0, entry.quads.length, quads, 0, length)) {
        return entry.name;
      }
      slot = next(slot);
    }
    return null;
  }

  @Override
  public String addName(String name, int q1) {
    return name;
  }

  @Override
  public String addName(String name, int q1, int q2) {
    return name;
  }

  @Override
  public String addName(String name, int q1, int q2, int q3) {
    return name;
  }

  @Override
  public String addName(String name, int[] quads, int length) {
    return name;
  }
}
