package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.BatchErrorItem;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.error.HubSpotFailures;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What batches say of the inputs that failed. */
final class BatchErrors {

  private static final String IDS = "ids";

  private BatchErrors() {}

  /**
   * Ends the request where its batch was refused as a whole.
   *
   * @throws HubSpotErrorException if it was
   */
  static void requireNoRefusal(BatchMode mode, BatchOutcome outcome) {
    List<InputFailure> refusals = mode.refusals(outcome.outcomes());
    List<InputFailure> repeated =
        refusals.stream()
            .filter(failure -> failure.category() == FailureCategory.REPEATED_REFERENCE)
            .toList();
    if (!repeated.isEmpty()) {
      List<String> ids = ids(repeated);
      throw new HubSpotErrorException(
          HubSpotError.of(
              400,
              repeated.getFirst().category().wireName(),
              "Duplicate IDs found in batch input: [%s]. IDs must be unique"
                  .formatted(String.join(", ", ids)),
              Map.of(IDS, ids)));
    }
    if (!refusals.isEmpty()) {
      throw new HubSpotErrorException(HubSpotFailures.of(refusals.getFirst()));
    }
  }

  /**
   * The entries of {@code errors}: one for each input that failed, but one for all whose calls
   * aren't there, unless the inputs have names.
   */
  static List<BatchErrorItem> of(BatchOutcome outcome, TraceIds traceIds) {
    List<BatchErrorItem> items = new ArrayList<>();
    List<InputFailure> missing = new ArrayList<>();
    for (InputOutcome each : outcome.outcomes()) {
      if (each instanceof InputOutcome.Failed failed) {
        if (failed.failure().category() == FailureCategory.OBJECT_NOT_FOUND && !traceIds.optsIn()) {
          missing.add(failed.failure());
        } else {
          items.add(item(failed.failure(), traceIds.of(failed.input())));
        }
      }
    }
    if (!missing.isEmpty()) {
      InputFailure first = missing.getFirst();
      items.addFirst(
          new BatchErrorItem(
              first.category().wireName(), first.message(), Map.of(IDS, ids(missing))));
    }
    return items;
  }

  private static BatchErrorItem item(InputFailure failure, Optional<String> traceId) {
    Map<String, List<String>> context = new LinkedHashMap<>(failure.context());
    traceId.ifPresent(id -> context.put("objectWriteTraceId", List.of(id)));
    return new BatchErrorItem(failure.category().wireName(), failure.message(), context);
  }

  private static List<String> ids(List<InputFailure> failures) {
    return failures.stream()
        .flatMap(failure -> failure.context().getOrDefault(IDS, List.of()).stream())
        .distinct()
        .toList();
  }
}
