package io.callbatch.domain.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Facts that a valid document may state and that are hardly true: warnings in every mode. This is
 * the one list of them; readers add the place.
 */
public final class SuspiciousFacts {

  private SuspiciousFacts() {}

  /**
   * A suspicious fact.
   *
   * @param member the member of the object in question that states it
   * @param rule which rule
   * @param message what was found and what is due
   */
  public record Suspicion(String member, Rule rule, String message) {}

  /** What is suspicious about the batch as a whole, its calls not looked at. */
  public static List<Suspicion> of(BatchCallsResponse batch) {
    return ofBatch(
        batch.requestedAt(),
        batch.startedAt(),
        batch.completedAt(),
        batch.numErrors(),
        batch.errors().size());
  }

  /** What is suspicious about one call. */
  public static Optional<Suspicion> of(Call call) {
    return call.archivedAt().flatMap(archivedAt -> ofCall(call.archived(), archivedAt));
  }

  /** The same of a batch that can't be built, because other things are wrong with it. */
  public static List<Suspicion> ofBatch(
      Optional<Instant> requestedAt,
      Optional<Instant> startedAt,
      Optional<Instant> completedAt,
      Optional<Long> numErrors,
      int errors) {
    List<Suspicion> found = new ArrayList<>();
    if (isBefore(startedAt, requestedAt)) {
      found.add(
          new Suspicion(
              "startedAt",
              Rule.STARTED_BEFORE_REQUESTED,
              "the batch started at %s, before it was requested at %s"
                  .formatted(startedAt.get(), requestedAt.get())));
    }
    if (isBefore(completedAt, startedAt)) {
      found.add(
          new Suspicion(
              "completedAt",
              Rule.COMPLETED_BEFORE_STARTED,
              "the batch completed at %s, before it started at %s"
                  .formatted(completedAt.get(), startedAt.get())));
    }
    if (numErrors.isPresent() && numErrors.get() != errors) {
      found.add(
          new Suspicion(
              "numErrors",
              Rule.NUM_ERRORS_MISMATCH,
              "numErrors is %d, but %d %s listed"
                  .formatted(numErrors.get(), errors, errors == 1 ? "error is" : "errors are")));
    }
    return found;
  }

  /** The same of a call that can't be built, because other things are wrong with it. */
  public static Optional<Suspicion> ofCall(boolean archived, Instant archivedAt) {
    return archived
        ? Optional.empty()
        : Optional.of(
            new Suspicion(
                "archivedAt",
                Rule.ARCHIVED_AT_WITHOUT_ARCHIVED,
                "archivedAt is %s, but the call isn't archived".formatted(archivedAt)));
  }

  private static boolean isBefore(Optional<Instant> later, Optional<Instant> earlier) {
    return later.isPresent() && earlier.isPresent() && later.get().isBefore(earlier.get());
  }
}
