package io.callbatch.adapter.grpc.service;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;

/** The answers to requests of a stream whose document can't even be read. */
final class RefusedRequest {

  static final String UNKNOWN_MODE = "found an unknown mode; due is lenient or strict";

  private RefusedRequest() {}

  static Reading.Refused noDocument() {
    return refusal(Rule.REQUIRED, "found no document; due is json or batch");
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
