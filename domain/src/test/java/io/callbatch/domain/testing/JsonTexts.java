package io.callbatch.domain.testing;

import io.callbatch.domain.model.OrderedMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Draws JSON text of any value, as unknown members keep it. For one thread. */
public final class JsonTexts {
  private static final int DEEPEST = 3;
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "1",
    "-17",
    "12.0",
    "1e3",
    "0.1",
    "1E-7",
    "123456789012345678901234567890",
    "-1.5e+300"
  };
  private static final String[] ESCAPES = {
    "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0000", "\\u00e9", "\\uD83D\\uDCDE"
  };

  private final Draw draw;

  public JsonTexts(Draw draw) {
    this.draw = draw;
  }

  /** Any value, without white space around it. */
  public String value() {
    return value(0);
  }

  /** Any value but a string, a number or a boolean: one that fits no field of a single value. */
  public String structure() {
    return draw.oneOf("null", "[1]", "{\"a\":[]}", "[\"x\" , null]");
  }

  private String value(int depth) {
    return switch (draw.below(depth < DEEPEST ? 7 : 4)) {
      case 0 -> draw.oneOf("null", "true", "false");
      case 1 -> draw.oneOf(NUMBERS);
      case 2, 3 -> string();
      case 4 -> elements('[', ']', () -> value(depth + 1));
      default -> members(depth);
    };
  }

  private String members(int depth) {
    OrderedMap.Builder<String> names = new OrderedMap.Builder<>();
    draw.list(() -> names.put(draw.text(), ""));
    List<String> members =
        names.build().keySet().stream()
            .map(name -> plainString(name) + space() + ":" + space() + value(depth + 1))
            .toList();
    return '{' + space() + String.join(space() + "," + space(), members) + space() + '}';
  }

  private String elements(char open, char close, Supplier<String> element) {
    return open
        + space()
        + String.join(space() + "," + space(), draw.list(element))
        + space()
        + close;
  }

  private String string() {
    return draw.chance(70)
        ? plainString(draw.text())
        : '"' + draw.oneOf(ESCAPES) + draw.oneOf(ESCAPES) + '"';
  }

  /** A text as a JSON string, escaped where it must be and nowhere else. */
  public static String plainString(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            json.append('\\').append((char) c);
          } else if (c < 0x20) {
            json.append("\\u%04x".formatted(c));
          } else {
            json.append((char) c);
          }
        });
    return json.append('"').toString();
  }

  private String space() {
    return draw.oneOf("", "", "", " ", "\t");
  }

  /** Unknown members of an object whose known ones have these names. */
  public Map<String, String> unknownMembers() {
    return draw.mapOf(List.of("x", "somethingNew", "é/~\"", "Status"), _ -> value());
  }
}
