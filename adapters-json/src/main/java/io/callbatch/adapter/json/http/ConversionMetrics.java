package io.callbatch.adapter.json.http;

import io.callbatch.domain.model.Reading;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what comes of documents. Safe for use by several threads. */
final class ConversionMetrics {

  private final Counter accepted;
  private final Counter refused;
  private final Counter violations;
  private final Counter warnings;

  ConversionMetrics(MeterRegistry registry) {
    accepted = registry.counter("callbatch.documents", "result", "accepted");
    refused = registry.counter("callbatch.documents", "result", "refused");
    violations = registry.counter("callbatch.violations");
    warnings = registry.counter("callbatch.warnings");
  }

  void count(Reading reading) {
    warnings.increment(reading.warnings().total());
    switch (reading) {
      case Reading.Accepted _ -> accepted.increment();
      case Reading.Refused document -> {
        refused.increment();
        violations.increment(document.violations().total());
      }
    }
  }
}
