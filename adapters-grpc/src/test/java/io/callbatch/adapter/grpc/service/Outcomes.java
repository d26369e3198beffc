package io.callbatch.adapter.grpc.service;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.run.BatchFacts;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.BatchProgress;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.OperationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls, outcomes and batches for tests. */
public final class Outcomes {
  static final Instant REQUESTED = Instant.parse("2026-03-12T10:02:14Z");
  static final Instant STARTED = Instant.parse("2026-03-12T10:02:15Z");
  static final Instant COMPLETED = Instant.parse("2026-03-12T10:02:16Z");

  private Outcomes() {}

  static Call call(long id) {
    return call(id, Map.of("hs_call_title", "call " + id));
  }

  static Call call(long id, Map<String, String> properties) {
    return new Call(
        Long.toString(id),
        properties,
        List.of(),
        Map.of(),
        REQUESTED,
        REQUESTED,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(),
        Map.of(),
        List.of());
  }

  public static BatchOutcome outcome(InputOutcome... outcomes) {
    return new BatchOutcome(STARTED, COMPLETED, List.of(outcomes));
  }

  public static InputOutcome done(int input, long id) {
    return new InputOutcome.Done(input, Optional.of(call(id)));
  }

  static InputOutcome doneWithoutCall(int input) {
    return new InputOutcome.Done(input, Optional.empty());
  }

  static InputOutcome failed(int input, FailureCategory category, String message) {
    return new InputOutcome.Failed(
        input, new InputFailure(category, message, Map.of("ids", List.of("7")), List.of()));
  }

  /** As the domain tells of values that break a rule. */
  static InputOutcome invalid(int input, String... properties) {
    return new InputOutcome.Failed(
        input,
        new InputFailure(
            FailureCategory.VALIDATION_ERROR,
            "Property values were not valid",
            Map.of(),
            List.of(properties).stream().map(Outcomes::invalid).toList()));
  }

  private static ErrorDetail invalid(String property) {
    return new ErrorDetail(
        "long was not a valid number.",
        Optional.of("INVALID_INTEGER"),
        Optional.empty(),
        Optional.empty(),
        Map.of("propertyName", List.of(property)),
        Map.of(),
        List.of());
  }

  static BatchFacts facts(String id, int inputs) {
    return new BatchFacts(new BatchId(id), OperationKind.CREATE, REQUESTED, inputs);
  }

  static BatchJob.Pending pending(String id) {
    return new BatchJob.Pending(facts(id, 3));
  }

  static BatchJob.Processing processing(String id, int done) {
    return new BatchJob.Processing(facts(id, 3), new BatchProgress(done, 1), STARTED);
  }

  static BatchJob.Complete complete(String id) {
    return new BatchJob.Complete(facts(id, 3), new BatchProgress(3, 1), STARTED, COMPLETED);
  }

  static BatchJob.Canceled canceled(String id) {
    return new BatchJob.Canceled(facts(id, 3), BatchProgress.NONE, Optional.empty(), COMPLETED);
  }
}
