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
 * Which inputs an error is about stands in its context, as {@code inputIndexes}. The inputs of a
 * canceled batch that were never tried share one error.
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
        case InputOutcome.Failed failed ->
            errors.add(error(failed.failure(), List.of(failed.input())));
      }
    }
    List<Integer> untried = job.untried(outcomes);
    if (!untried.isEmpty()) {
      errors.add(error(InputFailure.canceled(), untried));
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

  private static BatchError error(InputFailure failure, List<Integer> inputs) {
    Map<String, List<String>> context = new LinkedHashMap<>(failure.context());
    context.put("inputIndexes", inputs.stream().map(String::valueOf).toList());
    return new BatchError(
        Optional.of("error"),
        Optional.of(failure.category().wireName()),
        Optional.of(failure.sentence()),
        context,
        failure.faults(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of());
  }
}
