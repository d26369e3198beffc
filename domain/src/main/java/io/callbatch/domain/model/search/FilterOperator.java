package io.callbatch.domain.model.search;

/** How a filter compares; the names are HubSpot's. */
public enum FilterOperator {
  /** Equal; text without regard to case. */
  EQ,
  /** Has a value, and another one. */
  NEQ,
  /** Less. */
  LT,
  /** Less or equal. */
  LTE,
  /** Greater. */
  GT,
  /** Greater or equal. */
  GTE,
  /** From {@code value} to {@code highValue}, both included. */
  BETWEEN,
  /** One of the values. */
  IN,
  /** Has a value, and none of these. */
  NOT_IN,
  /** Has a value. */
  HAS_PROPERTY,
  /** Has no value. */
  NOT_HAS_PROPERTY,
  /** Has this whole token, {@code *} standing for any characters. */
  CONTAINS_TOKEN,
  /** Has a value without this token. */
  NOT_CONTAINS_TOKEN
}
