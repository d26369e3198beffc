package io.callbatch.adapter.json.read;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scans a text by the grammar of RFC 8259 and finds the first byte that doesn't belong. Takes time
 * in proportion to the text and, for its nesting, a bit per level. For one thread.
 */
final class SyntaxScanner {

  /** What may come next. */
  private enum State {
    DOCUMENT("a JSON value"),
    FIRST_ELEMENT("a value or ']'"),
    NEXT_ELEMENT("a value"),
    MEMBER_VALUE("a value"),
    FIRST_NAME("a name in double quotes or '}'"),
    NEXT_NAME("a name in double quotes"),
    COLON("':'"),
    AFTER_ELEMENT("',' or ']'"),
    AFTER_MEMBER("',' or '}'"),
    END("the end of the document");

    private final String expected;

    State(String expected) {
      this.expected = expected;
    }
  }

  private static final List<String> LITERALS = List.of("true", "false", "null");

  private final byte[] text;
  private final BitSet objects = new BitSet();
  private int depth;
  private int at;

  SyntaxScanner(byte[] text) {
    this.text = text;
  }

  /** The first fault; null if the text is JSON. */
  @Nullable SyntaxFault fault() {
    State state = State.DOCUMENT;
    while (true) {
      skipWhiteSpace();
      if (at == text.length) {
        return state == State.END ? null : end();
      }
      byte next = text[at];
      switch (state) {
        case DOCUMENT, FIRST_ELEMENT, NEXT_ELEMENT, MEMBER_VALUE -> {
          if (next == ']' && state == State.FIRST_ELEMENT) {
            state = close();
          } else if (next == '{') {
            open(true);
            state = State.FIRST_NAME;
          } else if (next == '[') {
            open(false);
            state = State.FIRST_ELEMENT;
          } else {
            SyntaxFault fault = scalar(state);
            if (fault != null) {
              return fault;
            }
            state = afterValue();
          }
        }
        case FIRST_NAME, NEXT_NAME -> {
          if (next == '}' && state == State.FIRST_NAME) {
            state = close();
          } else if (next == '"') {
            SyntaxFault fault = string();
            if (fault != null) {
              return fault;
            }
            state = State.COLON;
          } else {
            return unexpected(state);
          }
        }
        case COLON -> {
          if (next != ':') {
            return unexpected(state);
          }
          at++;
          state = State.MEMBER_VALUE;
        }
        case AFTER_ELEMENT, AFTER_MEMBER -> {
          boolean member = state == State.AFTER_MEMBER;
          if (next == ',') {
            at++;
            state = member ? State.NEXT_NAME : State.NEXT_ELEMENT;
          } else if (next == (member ? '}' : ']')) {
            state = close();
          } else {
            return unexpected(state);
          }
        }
        case END -> {
          return fault(at, state.expected, "more after it");
        }
      }
    }
  }

  private void skipWhiteSpace() {
    while (at < text.length
        && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
      at++;
    }
  }

  private void open(boolean object) {
    objects.set(depth++, object);
    at++;
  }

  private State close() {
    depth--;
    at++;
    return afterValue();
  }

  private State afterValue() {
    if (depth == 0) {
      return State.END;
    }
    return objects.get(depth - 1) ? State.AFTER_MEMBER : State.AFTER_ELEMENT;
  }

  private @Nullable SyntaxFault scalar(State state) {
    byte first = text[at];
    if (first == '"') {
      return string();
    }
    if (isDigit(at) || (first == '-' && !isWordPart(at + 1)) || (first == '-' && isDigit(at + 1))) {
      return number();
    }
    String word = word(at);
    if (LITERALS.contains(word)) {
      at += word.length();
      return null;
    }
    if (first == '+' && (isDigit(at + 1) || isWordPart(at + 1))) {
      return fault(at + 1, "a value without a plus sign", Quote.text("+" + word(at + 1)));
    }
    return unexpected(state);
  }

  // --- strings

  private @Nullable SyntaxFault string() {
    at++;
    while (at < text.length) {
      byte next = text[at];
      if (next == '"') {
        at++;
        return null;
      }
      if (next == '\\') {
        SyntaxFault fault = escape();
        if (fault != null) {
          return fault;
        }
      } else if (next >= 0 && next < ' ') {
        return fault(at, "control characters in a string to be escaped", found(at));
      } else {
        at++;
      }
    }
    return end();
  }

  private @Nullable SyntaxFault escape() {
    at++;
    if (at == text.length) {
      return end();
    }
    if (text[at] != 'u') {
      if ("\"\\/bfnrt".indexOf(text[at]) < 0) {
        return fault(at, "one of \" \\ / b f n r t u after a backslash", found(at));
      }
      at++;
      return null;
    }
    at++;
    for (int digits = 0; digits < 4; digits++, at++) {
      if (at == text.length) {
        return end();
      }
      if (Character.digit(text[at], 16) < 0) {
        return fault(at, "four hexadecimal digits after \\u", found(at));
      }
    }
    return null;
  }

  // --- numbers

  private @Nullable SyntaxFault number() {
    int start = at;
    if (text[at] == '-') {
      at++;
    }
    if (isDigit(at) && text[at] == '0') {
      at++;
      if (isDigit(at)) {
        return fault(at, "a number without leading zeros", numberFrom(start));
      }
    } else {
      SyntaxFault fault = digits("a digit after the minus sign");
      if (fault != null) {
        return fault;
      }
    }
    if (at < text.length && text[at] == '.') {
      at++;
      SyntaxFault fault = digits("a digit after the decimal point");
      if (fault != null) {
        return fault;
      }
    }
    if (at < text.length && (text[at] == 'e' || text[at] == 'E')) {
      at++;
      if (at < text.length && (text[at] == '+' || text[at] == '-')) {
        at++;
      }
      SyntaxFault fault = digits("a digit in the exponent");
      if (fault != null) {
        return fault;
      }
    }
    return isWordPart(at) ? fault(at, "a decimal number", numberFrom(start)) : null;
  }

  private @Nullable SyntaxFault digits(String expected) {
    if (at == text.length) {
      return end();
    }
    if (!isDigit(at)) {
      return fault(at, expected, found(at));
    }
    while (isDigit(at)) {
      at++;
    }
    return null;
  }

  private boolean isDigit(int index) {
    return index < text.length && text[index] >= '0' && text[index] <= '9';
  }

  private String numberFrom(int start) {
    int end = at;
    while (isWordPart(end) || (end < text.length && text[end] == '.')) {
      end++;
    }
    return Quote.text(text(start, end));
  }

  // --- messages

  private SyntaxFault end() {
    return new SyntaxFault(
        text.length, "expected a complete JSON document, found the end of the text within a value");
  }

  private SyntaxFault unexpected(State state) {
    byte next = text[at];
    if (next == '/' || next == '#') {
      return fault(at, state.expected, found(at) + "; JSON has no comments");
    }
    if (next == '\'') {
      return fault(at, state.expected, found(at) + "; strings and names stand in double quotes");
    }
    if ((next == ']' && state == State.NEXT_ELEMENT) || (next == '}' && state == State.NEXT_NAME)) {
      return fault(at, state.expected + " after ','", found(at));
    }
    return fault(at, state.expected, found(at));
  }

  private static SyntaxFault fault(int offset, String expected, String found) {
    return new SyntaxFault(offset, "expected %s, found %s".formatted(expected, found));
  }

  private String found(int offset) {
    String word = word(offset);
    if (!word.isEmpty() || text[offset] == '-') {
      return Quote.text(word.isEmpty() ? "-" : word);
    }
    int character = text[offset];
    return switch (character) {
      case '\t' -> "a tab";
      case '\n' -> "a line feed";
      case '\r' -> "a carriage return";
      case '\'' -> "\"'\"";
      default ->
          Character.isISOControl(character)
              ? "the control character U+%04X".formatted(character)
              : "'" + (char) character + "'";
    };
  }

  /** The letters, digits and the like from a place on; a minus sign may lead them. */
  private String word(int start) {
    int end = start;
    if (end < text.length && text[end] == '-' && isWordPart(end + 1)) {
      end++;
    }
    while (isWordPart(end)) {
      end++;
    }
    return text(start, end);
  }

  /** Bytes beyond ASCII are parts of words: what they say is shown as a whole. */
  private boolean isWordPart(int index) {
    if (index >= text.length) {
      return false;
    }
    byte b = text[index];
    return b < 0
        || (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '_'
        || b == '$';
  }

  private String text(int start, int end) {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }
}
