package io.callbatch.adapter.json.testing;

import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.JsonTexts;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A tree as text with white space and line breaks drawn at random, and the place of each value. */
public final class PrintedJson {
  /** Line and column from 1, the column in code points. */
  public record Place(int line, int column) {}

  private final Draw draw;
  private final StringBuilder text = new StringBuilder();
  private final Map<JsonTree, Integer> starts = new IdentityHashMap<>();

  private PrintedJson(Draw draw) {
    this.draw = draw;
  }

  public static PrintedJson of(JsonTree tree, Draw draw) {
    PrintedJson printed = new PrintedJson(draw);
    printed.space();
    printed.value(tree);
    printed.space();
    return printed;
  }

  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  public String text() {
    return text.toString();
  }

  /** Where a value of the tree starts. */
  public Place place(JsonTree value) {
    int start = Objects.requireNonNull(starts.get(value), "a value of the tree");
    String before = text.substring(0, start);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int lineStart = before.lastIndexOf('\n') + 1;
    return new Place(line, before.codePointCount(lineStart, start) + 1);
  }

  private void value(JsonTree tree) {
    starts.put(tree, text.length());
    switch (tree) {
      case JsonTree.Text scalar -> text.append(scalar.json());
      case JsonTree.Node node -> members(node.members());
      case JsonTree.Elements array -> elements(array.elements());
    }
  }

  private void members(List<JsonTree.Member> members) {
    text.append('{');
    for (int i = 0; i < members.size(); i++) {
      separate(i);
      text.append(string(members.get(i).name(), draw));
      space();
      text.append(':');
      space();
      value(members.get(i).value());
    }
    space();
    text.append('}');
  }

  private void elements(List<JsonTree> elements) {
    text.append('[');
    for (int i = 0; i < elements.size(); i++) {
      separate(i);
      value(elements.get(i));
    }
    space();
    text.append(']');
  }

  private void separate(int index) {
    if (index > 0) {
      space();
      text.append(',');
    }
    space();
  }

  private void space() {
    if (draw.chance(20)) {
      text.append(draw.oneOf(" ", "\n", "\t", "\r\n", "\n\n  "));
    }
  }

  /** A text as a JSON string in one of the many ways to write it. */
  static String string(String value, Draw draw) {
    if (draw.chance(80)) {
      return JsonTexts.plainString(value);
    }
    StringBuilder json = new StringBuilder("\"");
    value.chars().forEach(c -> json.append(escaped((char) c, draw)));
    return json.append('"').toString();
  }

  private static String escaped(char c, Draw draw) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '/' -> draw.oneOf("/", "\\/");
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default -> "\\u%04x".formatted((int) c);
    };
  }
}
