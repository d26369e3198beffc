package io.callbatch.domain.model;

/**
 * How a document is written.
 *
 * @param details whether formats that have room for it add {@link CallDetails} to each call
 */
public record WriteOptions(boolean details) {

  /** Without details. */
  public static final WriteOptions DEFAULT = new WriteOptions(false);
}
