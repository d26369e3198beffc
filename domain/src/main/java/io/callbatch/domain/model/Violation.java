package io.callbatch.domain.model;

import java.util.Objects;

/**
 * Something wrong with a document, or (as a warning) odd.
 *
 * @param pointer where: a JSON Pointer (RFC 6901), for a missing member the pointer it would have
 * @param line line of the text, from 1; of a length-delimited stream the ordinal of the message; 0
 *     for a message that stands alone
 * @param column column in that line, from 1, in Unicode code points: where the value starts, for a
 *     missing member where its object starts; 0 when the document is no text
 * @param rule which rule
 * @param message what was found and what is due
 */
public record Violation(String pointer, int line, int column, Rule rule, String message) {

  /**
   * Checks the place.
   *
   * @throws IllegalArgumentException if line or column is negative
   */
  public Violation {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(message, "message");
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException(
          "place is " + line + ":" + column + ", but lines and columns are 0 or more");
    }
  }
}
