package io.callbatch.app.architecture.wrong.domain.usecase;

import java.time.Instant;

/** Breaks the rule that the domain doesn't read the clock. */
public final class ReadsTheClock {
  public Instant moment() {
    return Instant.now();
  }
}
