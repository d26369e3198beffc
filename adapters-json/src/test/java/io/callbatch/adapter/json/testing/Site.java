package io.callbatch.adapter.json.testing;

import io.callbatch.domain.testing.Draw;

/**
 * A value of a document, with what the schema says of it.
 *
 * @param pointer its JSON Pointer
 * @param parent the object or array that holds it
 * @param name its name in an object; null in an array
 * @param value the value
 * @param type what is due there
 * @param presence whether it may be missing
 */
public record Site(
    String pointer, JsonTree parent, String name, JsonTree value, Type type, Presence presence) {

  /** What is due at a place, and values of other types that no mode takes there. */
  public enum Type {
    STATUS("5", "true", "[]", "{}"),
    TEXT("[]", "{}", "[\"x\"]"),
    INSTANT("true", "[]", "{}", "1.5"),
    BOOLEAN("\"true\"", "0", "[]", "{}"),
    INTEGER("\"5\"", "1.5", "true", "[]", "1e-1"),
    OBJECT("\"x\"", "5", "[]", "[{}]", "false"),
    /** An array of objects. */
    OBJECTS("\"x\"", "5", "{}", "true"),
    /** An array of strings, or of property versions: a single value can stand for it. */
    TEXTS("{}"),
    VERSIONS("{}", "{\"value\":\"x\"}");

    private final String[] wrong;

    Type(String... wrong) {
      this.wrong = wrong;
    }

    public String wrong(Draw draw) {
      return draw.oneOf(wrong);
    }
  }

  /** Whether a value may be missing or null. */
  public enum Presence {
    REQUIRED,
    /** {@code startedAt} and {@code completedAt}: missing while a batch isn't complete. */
    PROGRESS,
    /** Required by the schema, and often not there: the message of an ErrorDetail. */
    EXPECTED,
    OPTIONAL,
    /** An entry of {@code properties}: null is a value of its own. */
    PROPERTY,
    ELEMENT
  }

  /** Puts another value in its place. */
  public void replace(JsonTree other) {
    switch (parent) {
      case JsonTree.Node node -> node.set(name, other);
      case JsonTree.Elements array -> array.elements().set(array.elements().indexOf(value), other);
      case JsonTree.Text _ -> throw new IllegalStateException("a text holds no other value");
    }
  }
}
