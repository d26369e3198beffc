package io.callbatch.adapter.grpc.service;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;

/** The answers to requests of a stream whose document can't even be read. */
final class RefusedRequest {

  static final String UNKNOWN_MODE = "expected lenient or strict, found an unknown mode";

  private RefusedRequest() {}

  static Reading.Refused noDocument() {
    return refusal(Rule.REQUIRED, "expected json or batch, found no document");
  }

  static Reading.Refused unknownMode() {
    return refusal(Rule.ENUM, UNKNOWN_MODE);
  }

  private static Reading.Refused refusal(Rule rule, String message) {
    return new Reading.Refused(
        Reading.Refusal.INVALID,
        Findings.of(new Violation("", 0, 0, rule, message)),
        Findings.NONE);
  }
}
