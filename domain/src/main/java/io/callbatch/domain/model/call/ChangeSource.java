package io.callbatch.domain.model.call;

import java.util.Optional;

/**
 * Who changed a property, as HubSpot's history says it.
 *
 * @param type kind of source, for example {@code INTEGRATION}
 * @param id which source of that kind
 * @param label its name for people
 * @param userId HubSpot's id of the user, where one did it
 */
public record ChangeSource(
    String type, Optional<String> id, Optional<String> label, Optional<Long> userId) {

  /** What comes through the API without saying more. */
  public static ChangeSource integration(String id) {
    return new ChangeSource("INTEGRATION", Optional.of(id), Optional.empty(), Optional.empty());
  }
}
