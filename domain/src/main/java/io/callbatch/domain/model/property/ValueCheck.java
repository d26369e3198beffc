package io.callbatch.domain.model.property;

/** What came of checking a value. */
public sealed interface ValueCheck {

  /**
   * The property may have the value.
   *
   * @param value the form in which it is kept; empty text where the property is cleared
   */
  record Accepted(String value) implements ValueCheck {}

  /**
   * It may not.
   *
   * @param fault why
   */
  record Refused(PropertyFault fault) implements ValueCheck {}
}
