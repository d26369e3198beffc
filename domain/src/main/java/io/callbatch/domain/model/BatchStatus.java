package io.callbatch.domain.model;

/** How far a batch is; the names are HubSpot's own. */
public enum BatchStatus {
  /** Accepted, not started. */
  PENDING,
  /** Being worked on. */
  PROCESSING,
  /** Ended by its caller before it was complete. HubSpot's prose also spells it "CANCELLED". */
  CANCELED,
  /** Done; some inputs may have failed all the same. */
  COMPLETE;

  /** Whether a document of this status may still lack {@code startedAt} and {@code completedAt}. */
  public boolean mayLackInstants() {
    return this != COMPLETE;
  }
}
