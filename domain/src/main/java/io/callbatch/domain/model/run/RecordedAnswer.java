package io.callbatch.domain.model.run;

/** The answer to a mutating request, kept so that a repeated request gets it again. */
public sealed interface RecordedAnswer {

  /** The request was done at once. */
  record Executed(BatchOutcome outcome) implements RecordedAnswer {}

  /** The request was accepted, to be done later. */
  record Submitted(BatchId batch) implements RecordedAnswer {}
}
