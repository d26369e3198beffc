package io.callbatch.domain.model.run;

import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyGroup;

/** The answer to a mutating request, kept so that a repeated request gets it again. */
public sealed interface RecordedAnswer {

  /** The request was done at once. */
  record Executed(BatchOutcome outcome) implements RecordedAnswer {}

  /** The request was accepted, to be done later. */
  record Submitted(BatchId batch) implements RecordedAnswer {}

  /** A property was defined or changed: its definition as it was then. */
  record Defined(PropertyDefinition definition) implements RecordedAnswer {}

  /** A group of properties was made or changed: the group as it was then. */
  record Grouped(PropertyGroup group) implements RecordedAnswer {}
}
