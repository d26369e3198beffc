package io.callbatch.domain.model.property;

import java.util.Locale;

/** Types of property values, in HubSpot's words. */
public enum PropertyType {
  /** Any text. */
  STRING,
  /** A decimal number. */
  NUMBER,
  /** A day: {@code YYYY-MM-DD}, or epoch milliseconds of its midnight in UTC. */
  DATE,
  /** An instant: ISO 8601, or epoch milliseconds. */
  DATETIME,
  /** One of the options, or several joined by {@code ;}. */
  ENUMERATION,
  /** {@code true} or {@code false}. */
  BOOL;

  /** The type as it stands on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
