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
    return onceIfThere(replays, id, fingerprint, now, () -> Optional.of(work.get())).orElseThrow();
  }

  /**
   * The same for work that may find nothing to do; then there is no answer, and the id stays free.
   *
   * @throws RequestIdReusedException if the id was used for something else
   */
  static Optional<RecordedAnswer> onceIfThere(
      ReplayStore replays,
      Optional<RequestId> id,
      Fingerprint fingerprint,
      Instant now,
      Supplier<Optional<RecordedAnswer>> work) {
    if (id.isEmpty()) {
      return work.get();
    }
    Optional<ReplayStore.Recorded> earlier = replays.take(id.get(), fingerprint, now);
    if (earlier.isPresent()) {
      if (!earlier.get().fingerprint().equals(fingerprint)) {
        throw new RequestIdReusedException(id.get().value());
      }
      return Optional.of(earlier.get().answer());
    }
    Optional<RecordedAnswer> answer = work.get();
    answer.ifPresent(done -> replays.record(id.get(), done));
    return answer;
  }

  /** The same for work of which there is no more to say than that it was done. */
  static RecordedAnswer doOnce(
      ReplayStore replays,
      Optional<RequestId> id,
      Fingerprint fingerprint,
      Instant now,
      Runnable work) {
    return once(
        replays,
        id,
        fingerprint,
        now,
        () -> {
          work.run();
          return new RecordedAnswer.Executed(new BatchOutcome(now, now, List.of()));
        });
  }

  /** The answer as one of its kind, which no other kind of request has the fingerprint of. */
  static <A extends RecordedAnswer> A as(Class<A> kind, RecordedAnswer answer) {
    if (!kind.isInstance(answer)) {
      throw new IllegalStateException(
          "expected %2$s, as fingerprints tell kinds of requests apart, found %1$s"
              .formatted(answer.getClass().getSimpleName(), kind.getSimpleName()));
    }
    return kind.cast(answer);
  }

  /** The answer to a request with a single input. */
  static RecordedAnswer executed(Instant now, InputOutcome outcome) {
    return new RecordedAnswer.Executed(new BatchOutcome(now, now, List.of(outcome)));
  }

  /** What an answer says of its only input. */
  static InputOutcome outcome(RecordedAnswer answer) {
    return as(RecordedAnswer.Executed.class, answer).outcome().outcomes().getFirst();
  }
}
