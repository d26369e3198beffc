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
import java.util.stream.Collectors;

/** What batches say of the inputs that failed. */
final class BatchErrors {

  private static final String IDS = "ids";
  private static final String OBJECT_ID = "hs_object_id";

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
    return of(outcome, traceIds, false);
  }

  /**
   * The same for a read, which has no names for inputs. Of ids of calls, those that are no numbers
   * have an entry of their own, as HubSpot's batches of associations were recorded to say it.
   */
  static List<BatchErrorItem> ofRead(BatchOutcome outcome, Optional<String> idProperty) {
    return of(outcome, TraceIds.NONE, idProperty.map(OBJECT_ID::equals).orElse(true));
  }

  private static List<BatchErrorItem> of(
      BatchOutcome outcome, TraceIds traceIds, boolean onlyNumbers) {
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
      items.addAll(0, missing(missing, onlyNumbers));
    }
    return items;
  }

  private static List<BatchErrorItem> missing(List<InputFailure> missing, boolean onlyNumbers) {
    InputFailure first = missing.getFirst();
    String category = first.category().wireName();
    Map<Boolean, List<String>> ids =
        ids(missing).stream()
            .collect(Collectors.partitioningBy(id -> !onlyNumbers || CallReference.isNumber(id)));
    List<BatchErrorItem> items = new ArrayList<>();
    List<String> unknown = ids.getOrDefault(true, List.of());
    if (!unknown.isEmpty()) {
      items.add(new BatchErrorItem(category, first.message(), Map.of(IDS, unknown)));
    }
    List<String> invalid = ids.getOrDefault(false, List.of());
    if (!invalid.isEmpty()) {
      items.add(
          new BatchErrorItem(
              category,
              Optional.of("crm.associations.INVALID_IDENTIFIER"),
              "The id is not valid",
              Map.of("id", invalid),
              Optional.of(Map.of())));
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
