package io.callbatch.domain.model.input;

/** Text as JSON has it; HubSpot packs JSON into its messages. */
final class JsonText {

  private JsonText() {}

  /** The text in quotes, escaped as RFC 8259 wants it; half a surrogate pair is escaped too. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(codePoint -> append(codePoint, json));
    return json.append('"').toString();
  }

  private static void append(int codePoint, StringBuilder json) {
    switch (codePoint) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      case '\b' -> json.append("\\b");
      case '\f' -> json.append("\\f");
      default -> {
        boolean halfPair =
            codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (codePoint < ' ' || halfPair) {
          json.append("\\u%04x".formatted(codePoint));
        } else {
          json.appendCodePoint(codePoint);
        }
      }
    }
  }
}
