package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Rule;

/** Ends the reading of a document that passes a limit; it never leaves this package. */
final class LimitReachedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String pointer;
  private final Rule rule;
  private final String finding;

  LimitReachedException(int offset, String pointer, Rule rule, String message) {
    super(message, null, false, false);
    this.offset = offset;
    this.pointer = pointer;
    this.rule = rule;
    this.finding = message;
  }

  int offset() {
    return offset;
  }

  String pointer() {
    return pointer;
  }

  Rule rule() {
    return rule;
  }

  String finding() {
    return finding;
  }
}
