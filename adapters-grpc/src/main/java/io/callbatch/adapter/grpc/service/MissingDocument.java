package io.callbatch.adapter.grpc.service;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;

/** The answer to a request of a stream that holds no document. */
final class MissingDocument {

  private MissingDocument() {}

  static Reading.Refused refusal() {
    return new Reading.Refused(
        Reading.Refusal.INVALID,
        Findings.of(
            new Violation("", 0, 0, Rule.REQUIRED, "found no document; due is json or batch")),
        Findings.NONE);
  }
}
