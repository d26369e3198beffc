package io.callbatch.adapter.sql.codec;

import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyGroup;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import java.util.List;

/** Recorded answers and outcomes of inputs, as bytes. */
public final class AnswerCodec {

  /**
   * Form 2 added to calls and errors what JSON objects have empty, and the unknown members of
   * nested ones.
   */
  private static final int VERSION = 2;

  private static final int SUBMITTED = 0;
  private static final int EXECUTED = 1;
  private static final int DEFINED = 2;
  private static final int GROUPED = 3;

  private AnswerCodec() {}

  /** The answer as bytes. */
  public static byte[] encode(RecordedAnswer answer) {
    BlobWriter out = new BlobWriter();
    out.number(VERSION);
    switch (answer) {
      case RecordedAnswer.Submitted(BatchId batch) -> {
        out.number(SUBMITTED);
        out.text(batch.value());
      }
      case RecordedAnswer.Executed(BatchOutcome outcome) -> {
        out.number(EXECUTED);
        out.instant(outcome.startedAt());
        out.instant(outcome.completedAt());
        out.list(outcome.outcomes(), AnswerCodec::outcome);
      }
      case RecordedAnswer.Defined(PropertyDefinition definition) -> {
        out.number(DEFINED);
        DefinitionCodec.write(out, definition);
      }
      case RecordedAnswer.Grouped(PropertyGroup group) -> {
        out.number(GROUPED);
        out.text(group.name());
        out.text(group.label());
        out.number(group.displayOrder());
      }
    }
    return out.toBytes();
  }

  /** The answer of these bytes. */
  public static RecordedAnswer decode(byte[] bytes) {
    return BlobReader.read(bytes, VERSION, AnswerCodec::answer);
  }

  private static RecordedAnswer answer(BlobReader in) {
    int kind = (int) in.number();
    return switch (kind) {
      case SUBMITTED -> new RecordedAnswer.Submitted(new BatchId(in.text()));
      case EXECUTED ->
          new RecordedAnswer.Executed(
              new BatchOutcome(in.instant(), in.instant(), in.list(AnswerCodec::outcome)));
      case DEFINED -> new RecordedAnswer.Defined(DefinitionCodec.read(in));
      case GROUPED ->
          new RecordedAnswer.Grouped(new PropertyGroup(in.text(), in.text(), (int) in.number()));
      default -> throw new IllegalArgumentException("found an answer of the unknown kind " + kind);
    };
  }

  /** Outcomes as bytes. */
  public static byte[] encode(List<InputOutcome> outcomes) {
    BlobWriter out = new BlobWriter();
    out.number(VERSION);
    out.list(outcomes, AnswerCodec::outcome);
    return out.toBytes();
  }

  /** The outcomes of these bytes. */
  public static List<InputOutcome> decodeOutcomes(byte[] bytes) {
    return BlobReader.read(bytes, VERSION, in -> in.list(AnswerCodec::outcome));
  }

  private static void outcome(BlobWriter out, InputOutcome outcome) {
    out.number(outcome.input());
    out.flag(outcome instanceof InputOutcome.Done);
    switch (outcome) {
      case InputOutcome.Done done -> out.optional(done.call(), CallCodec::write);
      case InputOutcome.Failed failed -> failure(out, failed.failure());
    }
  }

  private static InputOutcome outcome(BlobReader in) {
    int input = (int) in.number();
    return in.flag()
        ? new InputOutcome.Done(input, in.optional(CallCodec::read))
        : new InputOutcome.Failed(input, failure(in));
  }

  private static void failure(BlobWriter out, InputFailure failure) {
    out.choice(failure.category());
    out.text(failure.message());
    CallCodec.lists(out, failure.context());
    out.list(failure.details(), CallCodec::detail);
  }

  private static InputFailure failure(BlobReader in) {
    return new InputFailure(
        in.choice(FailureCategory.class),
        in.text(),
        CallCodec.lists(in),
        in.list(CallCodec::detail));
  }
}
