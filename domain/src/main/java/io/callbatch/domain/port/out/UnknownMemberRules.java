package io.callbatch.domain.port.out;

import io.callbatch.domain.model.Rule;
import java.util.Optional;

/**
 * Tells whether a member that a document keeps as JSON text could stand in HubSpot's JSON and come
 * back as the same unknown member. Formats other than JSON ask this about what they read, so that
 * whatever they accept survives the way through JSON. Safe for use by several threads.
 */
@FunctionalInterface
public interface UnknownMemberRules {

  /** The objects of the document that keep unknown members. */
  enum Owner {
    BATCH,
    CALL,
    PROPERTY_HISTORY,
    ASSOCIATION_LIST,
    ASSOCIATION,
    CALL_WARNING,
    BATCH_ERROR,
    ERROR_DETAIL
  }

  /**
   * What is wrong with a member.
   *
   * @param rule which rule it breaks
   * @param message what was found and what is due
   * @param mendable whether lenient reading takes it all the same, with a warning
   */
  record Breach(Rule rule, String message, boolean mendable) {}

  /** What is wrong with the member, or nothing. */
  Optional<Breach> check(Owner owner, String name, String json);
}
