package io.callbatch.adapter.json.mapping;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchError;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of the inputs of a submitted batch, as a document; by hand, as outcomes are sealed.
 * Which input an error is about stands in its context, as {@code inputIndexes}.
 */
public final class OutcomeJsonMapper {

  private OutcomeJsonMapper() {}

  /** What came of the inputs so far. */
  public static BatchCallsResponse document(BatchJob job, List<InputOutcome> outcomes) {
    List<Call> results = new ArrayList<>();
    List<BatchError> errors = new ArrayList<>();
    for (InputOutcome outcome : outcomes) {
      switch (outcome) {
        case InputOutcome.Done done -> done.call().ifPresent(results::add);
        case InputOutcome.Failed failed -> errors.add(error(failed));
      }
    }
    return new BatchCallsResponse(
        job.status(),
        results,
        Optional.of(job.facts().requestedAt()),
        job.started(),
        job.ended(),
        errors.isEmpty() ? Optional.empty() : Optional.of((long) errors.size()),
        errors,
        Map.of(),
        Map.of(),
        List.of());
  }

  private static BatchError error(InputOutcome.Failed failed) {
    InputFailure failure = failed.failure();
    Map<String, List<String>> context = new LinkedHashMap<>(failure.context());
    context.put("inputIndexes", List.of(Integer.toString(failed.input())));
    return new BatchError(
        Optional.of("error"),
        Optional.of(failure.category().wireName()),
        Optional.of(failure.message()),
        context,
        failure.details(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of());
  }
}
