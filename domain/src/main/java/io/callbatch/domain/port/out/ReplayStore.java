package io.callbatch.domain.port.out;

import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.Fingerprint;
import io.callbatch.domain.model.run.RecordedAnswer;
import java.time.Instant;
import java.util.Optional;

/** Answers to mutating requests, in a transaction that writes. */
public interface ReplayStore {

  /**
   * Takes a request id, or tells what it was used for. While another transaction holds the id, this
   * waits for its end.
   *
   * @return what the id was used for; empty: it is taken by this transaction, which must then
   *     record an answer
   */
  Optional<Recorded> take(RequestId id, Fingerprint fingerprint, Instant now);

  /** Records the answer for an id that this transaction took. */
  void record(RequestId id, RecordedAnswer answer);

  /**
   * What an id was used for.
   *
   * @param fingerprint digest of what was asked
   * @param answer what was answered, without what has been purged since
   */
  record Recorded(Fingerprint fingerprint, RecordedAnswer answer) {}
}
