package io.callbatch.adapter.grpc.format;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.out.UnknownMemberRules;
import io.callbatch.v1.BatchCallsResponse;

/**
 * Reads messages that are parsed already: checks them, then maps them. Safe for several threads.
 */
public final class MessageReading {

  private final UnknownMemberRules unknownMemberRules;

  /** Judges unknown members by these rules. */
  public MessageReading(UnknownMemberRules unknownMemberRules) {
    this.unknownMemberRules = unknownMemberRules;
  }

  /** The document that a message says which stands alone, or what is wrong with it. */
  public Reading read(BatchCallsResponse message, ReadOptions options) {
    return read(message, 0, options);
  }

  Reading read(BatchCallsResponse message, int ordinal, ReadOptions options) {
    return read(DecodedBatch.of(message), ordinal, options);
  }

  Reading read(DecodedBatch batch, int ordinal, ReadOptions options) {
    MessageFindings findings = new MessageFindings(options, ordinal);
    new DocumentCheck(unknownMemberRules, findings).check(batch);
    Findings violations = findings.violations();
    return violations.total() == 0
        ? new Reading.Accepted(batch.toDomain(), findings.warnings())
        : new Reading.Refused(Reading.Refusal.INVALID, violations, findings.warnings());
  }

  /** The refusal of bytes that are no message. */
  static Reading.Refused refusal(
      Reading.Refusal reason, int line, int column, Rule rule, String message) {
    return new Reading.Refused(
        reason, Findings.of(new Violation("", line, column, rule, message)), Findings.NONE);
  }
}
