package io.callbatch.domain.port.out;

import io.callbatch.domain.port.out.StoreUnavailableException.Reason;
import java.time.Duration;

/** Tells whether the store takes a write now. Safe for use by several threads. */
public interface StoreHealth {

  /**
   * Writes a row of the probe's own, and takes it away again. Answers within the limit, also where
   * the store is stuck, and never throws. Those who ask at the same time share one write.
   *
   * @param limit how long to wait at most, positive
   */
  State probe(Duration limit);

  /** How the store is. */
  sealed interface State {}

  /** It took the write. */
  record Well() implements State {}

  /**
   * It didn't.
   *
   * @param reason what keeps it from working
   * @param text the same for people, as part of a sentence: {@code the store has no room left}
   */
  record NotWell(Reason reason, String text) implements State {}
}
