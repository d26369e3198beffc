package io.callbatch.domain.usecase.batch;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * What is kept has the milliseconds of HubSpot's times, so that it reads back as it was answered.
 */
final class Millis {

  private Millis() {}

  static Instant now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
