package io.callbatch.adapter.sql.codec;

import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.RecordedAnswer;
import java.util.List;

/** Recorded answers and outcomes of inputs, as bytes. */
public final class AnswerCodec {

  private static final int VERSION = 1;

  private AnswerCodec() {}

  /** The answer as bytes. */
  public static byte[] encode(RecordedAnswer answer) {
    BlobWriter out = new BlobWriter();
    out.number(VERSION);
    out.flag(answer instanceof RecordedAnswer.Executed);
    switch (answer) {
      case RecordedAnswer.Executed(BatchOutcome outcome) -> {
        out.instant(outcome.startedAt());
        out.instant(outcome.completedAt());
        out.list(outcome.outcomes(), AnswerCodec::outcome);
      }
      case RecordedAnswer.Submitted(BatchId batch) -> out.text(batch.value());
    }
    return out.toBytes();
  }

  /** The answer of these bytes. */
  public static RecordedAnswer decode(byte[] bytes) {
    return BlobReader.read(
        bytes,
        VERSION,
        in ->
            in.flag()
                ? new RecordedAnswer.Executed(
                    new BatchOutcome(in.instant(), in.instant(), in.list(AnswerCodec::outcome)))
                : new RecordedAnswer.Submitted(new BatchId(in.text())));
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
