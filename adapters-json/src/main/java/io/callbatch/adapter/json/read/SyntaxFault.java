package io.callbatch.adapter.json.read;

import tools.jackson.core.JsonParser;

/**
 * The first place at which a text stops being JSON (RFC 8259).
 *
 * @param offset byte offset in the text, at most its length
 * @param message what is wrong there, for people: what is expected and what is found
 */
public record SyntaxFault(int offset, String message) {

  /**
   * The fault of a text that a parser rejected. The text is scanned again, since what Jackson says
   * is meant for Java programmers.
   *
   * @param text the text, in UTF-8
   * @param parser the parser that rejected it, asked for its place if the text is JSON and merely
   *     more than the parser can hold
   */
  public static SyntaxFault of(byte[] text, JsonParser parser) {
    SyntaxFault fault = new SyntaxScanner(text).fault();
    if (fault != null) {
      return fault;
    }
    long offset = parser.currentLocation().getByteOffset();
    return new SyntaxFault(
        (int) Math.clamp(offset, 0, text.length),
        "expected values that the parser can hold, found one that is too large");
  }

  /** The message with the line and column of the fault, for a text that is part of another. */
  String messageWithPlace(byte[] text) {
    Places places = new Places(text, 1);
    places.moveTo(offset);
    return "%s (line %d, column %d of its text)".formatted(message, places.line(), places.column());
  }
}
