package io.callbatch.adapter.json.hubspot.request;

/** A body isn't the JSON that is due. */
public final class InvalidBodyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final boolean missingMembers;

  InvalidBodyException(int line, int column, boolean missingMembers, String message) {
    super(message, null, false, false);
    this.line = line;
    this.column = column;
    this.missingMembers = missingMembers;
  }

  /** The line of the fault, from 1. */
  public int line() {
    return line;
  }

  /** The column of the fault in characters, from 1. */
  public int column() {
    return column;
  }

  /** What is wrong there. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** All of it, as HubSpot words it. */
  public String hubSpotMessage() {
    return "Invalid input JSON on line %d, column %d%s %s"
        .formatted(line, column, missingMembers ? "." : ":", text());
  }
}
