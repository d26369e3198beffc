package io.callbatch.domain.port.in;

import java.util.Arrays;
import java.util.Optional;

/** What a token may be used for. */
public enum Scope {
  /** Reading calls, batches and property definitions. */
  READ("crm.objects.contacts.read"),
  /** Changing calls and property definitions, and submitting batches. */
  WRITE("crm.objects.contacts.write"),
  /** Converting documents. */
  CONVERT("convert"),
  /** Running Callbatch itself. */
  ADMIN("admin");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /** The scope as tokens and answers name it; HubSpot's name where HubSpot has it. */
  public String wireName() {
    return wireName;
  }

  /** The scope of this name; empty if there is none. */
  public static Optional<Scope> of(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findAny();
  }
}
