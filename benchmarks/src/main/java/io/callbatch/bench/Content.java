package io.callbatch.bench;

/** What the calls of a sample document are full of. */
public enum Content {
  /** Eleven properties, a body of two sentences. */
  PLAIN,
  /** The same with three versions of four properties. */
  HISTORY,
  /** The same with thirty versions of one property, little in them but date-times. */
  DATES,
  /** The same with a body and a title that are hardly ASCII, emoji among them. */
  UNICODE
}
