package io.callbatch.domain.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * HubSpot's answer to a batch of call engagements: a document read from outside, with all that a
 * legal one may say, odd facts included.
 *
 * <p>The lifecycle of a batch is no concern of this record: a document may say that it completed
 * before it started. {@link SuspiciousFacts} names what is odd.
 *
 * @param status how far the batch is
 * @param results the calls, in the document's order
 * @param requestedAt when the batch was requested
 * @param startedAt when work on it started
 * @param completedAt when it was done
 * @param numErrors HubSpot's own count of errors, which need not equal the number of errors listed
 * @param errors what failed; one error may stand for many inputs
 * @param links links that belong to the batch, name to URL
 * @param unknownMembers members of the JSON document that this record has no component for: name to
 *     JSON text, byte for byte
 * @param emptyMembers JSON names of optional arrays and objects that are there but empty, in the
 *     document's order, each once
 */
public record BatchCallsResponse(
    BatchStatus status,
    List<Call> results,
    Optional<Instant> requestedAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    Optional<Long> numErrors,
    List<BatchError> errors,
    Map<String, String> links,
    Map<String, String> unknownMembers,
    List<String> emptyMembers) {

  /**
   * Copies what isn't immutable already.
   *
   * @throws IllegalArgumentException if an instant lies outside the years 1 to 9999, or an empty
   *     member isn't one, or stands twice
   */
  public BatchCallsResponse {
    Objects.requireNonNull(status, "status");
    Instants.requireInRange("requestedAt", requestedAt);
    Instants.requireInRange("startedAt", startedAt);
    Instants.requireInRange("completedAt", completedAt);
    results = List.copyOf(results);
    errors = List.copyOf(errors);
    links = OrderedMap.copyOf(links);
    unknownMembers = OrderedMap.copyOf(unknownMembers);
    emptyMembers = List.copyOf(emptyMembers);
    if (!emptyMembers.isEmpty()) {
      EmptyMembers.require(
          emptyMembers, Map.of("errors", errors.isEmpty(), "links", links.isEmpty()));
    }
  }
}
