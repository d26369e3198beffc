package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import io.callbatch.domain.port.in.RequestIdReusedException;
import io.callbatch.domain.port.out.ReplayStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Does what a request asks once, however often the request comes. */
final class Replays {

  private Replays() {}

  /**
   * The answer to a request: the first one again if it came before, otherwise what the work gives.
   *
   * @throws RequestIdReusedException if the id was used for something else
   */
  static RecordedAnswer once(
      ReplayStore replays,
      Optional<RequestId> id,
      Fingerprint fingerprint,
      Instant now,
      Supplier<RecordedAnswer> work) {
    if (id.isEmpty()) {
      return work.get();
    }
    Optional<ReplayStore.Recorded> earlier = replays.take(id.get(), fingerprint, now);
    if (earlier.isPresent()) {
      if (!earlier.get().fingerprint().equals(fingerprint)) {
        throw new RequestIdReusedException(id.get().value());
      }
      return earlier.get().answer();
    }
    RecordedAnswer answer = work.get();
    replays.record(id.get(), answer);
    return answer;
  }

  /** The answer to a request with a single input. */
  static RecordedAnswer executed(Instant now, InputOutcome outcome) {
    return new RecordedAnswer.Executed(new BatchOutcome(now, now, List.of(outcome)));
  }

  /** What an answer says of its only input. */
  static InputOutcome outcome(RecordedAnswer answer) {
    return switch (answer) {
      case RecordedAnswer.Executed executed -> executed.outcome().outcomes().getFirst();
      case RecordedAnswer.Submitted _ ->
          throw new IllegalStateException("the fingerprint of a submitted batch tells it apart");
    };
  }
}
