package io.callbatch.domain.model.call;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call as it is kept. Its history and its associations are kept beside it.
 *
 * @param id its id
 * @param properties property name to current value, sorted by name; a cleared property isn't there
 * @param createdAt when it was created, in milliseconds
 * @param updatedAt when it was last changed, in milliseconds
 * @param archivedAt when it was archived; empty while it is live
 */
public record StoredCall(
    CallId id,
    SortedMap<String, String> properties,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> archivedAt) {

  /** Copies the properties. */
  public StoredCall {
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }

  /** Whether it is archived. */
  public boolean archived() {
    return archivedAt.isPresent();
  }
}
