package io.callbatch.domain.model.call;

import java.util.Locale;
import java.util.Optional;

/**
 * The types of association that HubSpot defines between a call and another record (its page
 * "Associations v4").
 */
public enum AssociationType {
  /** With a contact. */
  CONTACT("contacts", "0-1", 194, 193),
  /** With a company. */
  COMPANY("companies", "0-2", 182, 181),
  /** With a deal. */
  DEAL("deals", "0-3", 206, 205),
  /** With a ticket. */
  TICKET("tickets", "0-5", 220, 219),
  /** With a lead. */
  LEAD("leads", "0-136", 597, 596),
  /** With an order. */
  ORDER("orders", "0-123", 773, 772),
  /** With an appointment. */
  APPOINTMENT("appointments", "0-421", 913, 912),
  /** With a course. */
  COURSE("courses", "0-410", 867, 866),
  /** With a listing. */
  LISTING("listings", "0-420", 891, 890),
  /** With a service. */
  SERVICE("services", "0-162", 841, 840),
  /** With a project. */
  PROJECT("projects", "0-970", 1258, 1257),
  /** With a feedback submission. */
  FEEDBACK_SUBMISSION("feedback_submissions", "0-19", 1156, 1155);

  private final String objectType;
  private final String objectTypeId;
  private final int fromCall;
  private final int toCall;

  AssociationType(String objectType, String objectTypeId, int fromCall, int toCall) {
    this.objectType = objectType;
    this.objectTypeId = objectTypeId;
    this.fromCall = fromCall;
    this.toCall = toCall;
  }

  /** The other record's object type, in the plural. */
  public String objectType() {
    return objectType;
  }

  /** The other record's object type as HubSpot's id of it. */
  public String objectTypeId() {
    return objectTypeId;
  }

  /** The number of the type as seen from the call. */
  public int fromCall() {
    return fromCall;
  }

  /** The number of the type as seen from the other record. */
  public int toCall() {
    return toCall;
  }

  /** The type's name, for example {@code call_to_contact}. */
  public String wireName() {
    return "call_to_" + singular();
  }

  /** The other record's object type, in the singular. */
  public String singular() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type with this number as seen from the call. */
  public static Optional<AssociationType> fromCall(int typeId) {
    for (AssociationType type : values()) {
      if (type.fromCall == typeId) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The type with this number as seen from the other record. */
  public static Optional<AssociationType> toCall(int typeId) {
    for (AssociationType type : values()) {
      if (type.toCall == typeId) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The type with an object type, by its name in singular or plural, or by its id. */
  public static Optional<AssociationType> with(String objectType) {
    for (AssociationType type : values()) {
      if (objectType.equals(type.objectType)
          || objectType.equals(type.singular())
          || objectType.equals(type.objectTypeId)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
