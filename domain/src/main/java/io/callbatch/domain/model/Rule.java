package io.callbatch.domain.model;

import java.util.Locale;

/**
 * What a document can break, or (as a warning) bend. The {@link #id()} is part of the wire
 * contract: it never changes.
 */
public enum Rule {
  /** The bytes are not JSON (RFC 8259), or not a protobuf message. */
  SYNTAX,
  /** Text that is no Unicode: bytes that are no UTF-8, or a surrogate without its other half. */
  UNICODE,
  /** A value of another type is due. */
  TYPE,
  /** A member that must be there is missing. */
  REQUIRED,
  /** Another word than those allowed. */
  ENUM,
  /** Not an RFC 3339 date-time, or not a day of the calendar. */
  DATE_TIME,
  /** Right in form, but can't be represented: an integer beyond 64 bits, an instant too fine. */
  RANGE,
  /** Two members of one object have the same name. */
  DUPLICATE_MEMBER,
  /**
   * A kept member that isn't unknown at all, or whose text is no JSON; in a request of our own, a
   * member that it doesn't have.
   */
  UNKNOWN_MEMBER,
  /** Fields of a protobuf message that this version doesn't know; they are left out. */
  UNKNOWN_FIELD,
  /** The second 60, read as the instant that follows it. */
  LEAP_SECOND,
  /** Objects and arrays nested too deep. */
  DEPTH,
  /** A number of too many characters. */
  NUMBER_LENGTH,
  /** An array with too few or too many elements. */
  ITEMS,
  /** A document of too many bytes. */
  TOO_LARGE,
  /** The batch started before it was requested. */
  STARTED_BEFORE_REQUESTED,
  /** The batch completed before it started. */
  COMPLETED_BEFORE_STARTED,
  /** A call that isn't archived says when it was. */
  ARCHIVED_AT_WITHOUT_ARCHIVED,
  /** The count of errors differs from the errors listed. */
  NUM_ERRORS_MISMATCH;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The rule's stable name on the wire, in kebab case. */
  public String id() {
    return id;
  }
}
