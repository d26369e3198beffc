package io.callbatch.adapter.sql.store;

import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which calls some outcomes show.
 *
 * @param least the smallest id; null where there is none
 * @param greatest the greatest id; null where there is none
 */
record ShownCalls(@Nullable Long least, @Nullable Long greatest) {

  static ShownCalls of(List<InputOutcome> outcomes) {
    LongSummaryStatistics ids =
        outcomes.stream()
            .flatMap(outcome -> call(outcome).flatMap(call -> CallId.parse(call.id())).stream())
            .mapToLong(CallId::value)
            .summaryStatistics();
    return ids.getCount() == 0
        ? new ShownCalls(null, null)
        : new ShownCalls(ids.getMin(), ids.getMax());
  }

  private static Optional<Call> call(InputOutcome outcome) {
    return outcome instanceof InputOutcome.Done done ? done.call() : Optional.empty();
  }

  /** The outcomes without what they show of a call. */
  static List<InputOutcome> without(CallId id, List<InputOutcome> outcomes) {
    return outcomes.stream()
        .map(outcome ->
            call(outcome).filter(call -> call.id().equals(id.text())).isPresent()
                ? new InputOutcome.Done(outcome.input(), Optional.empty())
                : outcome)
        .toList();
  }

  /** The answer without what it shows of a call. */
  static RecordedAnswer without(CallId id, RecordedAnswer answer) {
    return answer instanceof RecordedAnswer.Executed(BatchOutcome outcome)
        ? new RecordedAnswer.Executed(
            new BatchOutcome(
                outcome.startedAt(), outcome.completedAt(), without(id, outcome.outcomes())))
        : answer;
  }
}
