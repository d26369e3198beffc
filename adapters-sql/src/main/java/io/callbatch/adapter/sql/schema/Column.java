package io.callbatch.adapter.sql.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column that an {@link Insert} fills.
 *
 * @param name its name
 * @param kind what it holds
 * @param expression what to put in, an expression on the row {@code r} given; null: the value given
 */
public record Column(String name, Kind kind, @Nullable String expression) {

  /** Kinds of columns. */
  public enum Kind {
    /** Text of any characters. */
    TEXT("text", ""),
    /** A whole number, a {@link Long}. */
    LONG("bigint", ""),
    /** Bytes. */
    BYTES("bytea", ""),
    /** A decimal number, given as text. */
    NUMBER("text", "::numeric"),
    /** JSON, given as text. */
    JSON("text", "::jsonb"),
    /** Words with a space between them, in a column on PostgreSQL only. */
    WORDS("text", "");

    final String element;
    final String cast;

    Kind(String element, String cast) {
      this.element = element;
      this.cast = cast;
    }
  }

  /** A column of text. */
  public static Column text(String name) {
    return new Column(name, Kind.TEXT, null);
  }

  /** A column of whole numbers. */
  public static Column number(String name) {
    return new Column(name, Kind.LONG, null);
  }

  /** A column of bytes. */
  public static Column bytes(String name) {
    return new Column(name, Kind.BYTES, null);
  }
}
