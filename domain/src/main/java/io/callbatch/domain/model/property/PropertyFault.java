package io.callbatch.domain.model.property;

import java.util.Optional;

/**
 * Why a property can't have a value.
 *
 * @param reason the reason
 * @param name the property's name, as the caller wrote it
 * @param value the value at fault, a very long one cut; empty where the name is at fault
 * @param message what was found and what is due, in HubSpot's wording where it has one
 */
public record PropertyFault(Reason reason, String name, Optional<String> value, String message) {

  /** The reasons; their names are HubSpot's codes and part of the wire contract. */
  public enum Reason {
    /** No such property is defined. */
    PROPERTY_DOESNT_EXIST,
    /** Not a number. */
    INVALID_INTEGER,
    /** Not an instant. */
    INVALID_LONG,
    /** None of the options. */
    INVALID_OPTION,
    /** Not a day. */
    INVALID_DATE,
    /** Not {@code true} or {@code false}. */
    INVALID_BOOLEAN,
    /** Not an HTTPS address. */
    INVALID_URL,
    /** Only the system sets it. */
    READ_ONLY_VALUE,
    /** More characters than a value may have. */
    PROPERTY_VALUE_TOO_LONG,
    /** Half a surrogate pair, or U+0000; HubSpot has no such code. */
    INVALID_UNICODE,
    /** A new call must have it. */
    MISSING_REQUIRED_PROPERTY
  }
}
