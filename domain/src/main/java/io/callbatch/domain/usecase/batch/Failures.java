package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.property.Excerpt;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import java.util.List;
import java.util.Map;

/** Failures that the store's state leads to, in HubSpot's wording. */
final class Failures {

  private Failures() {}

  static InputFailure notFound(String id) {
    return new InputFailure(
        FailureCategory.OBJECT_NOT_FOUND,
        "Could not get some CALL objects, they may be deleted or not exist. Check that ids are"
            + " valid.",
        Map.of("ids", List.of(id)),
        List.of());
  }

  static InputFailure taken(CallId holder) {
    return new InputFailure(
        FailureCategory.CONFLICT,
        "CALL already exists. Existing ID: " + holder.text(),
        Map.of("existingId", List.of(holder.text())),
        List.of());
  }

  /** A unique value is taken by an input of the same batch. */
  static InputFailure takenInBatch() {
    return new InputFailure(FailureCategory.CONFLICT, "CALL already exists", Map.of(), List.of());
  }

  static InputFailure repeated(String id) {
    return new InputFailure(
        FailureCategory.REPEATED_REFERENCE,
        "Duplicate IDs found in batch input: [%s]. IDs must be unique".formatted(id),
        Map.of("ids", List.of(id)),
        List.of());
  }

  static InputFailure notUnique(String property) {
    return new InputFailure(
        FailureCategory.BAD_REFERENCE,
        "Unable to perform update/upsert by non-unique 0-48 property " + property,
        Map.of("idProperty", List.of(property)),
        List.of());
  }

  static InputFailure notUniqueForRead(String property) {
    return new InputFailure(
        FailureCategory.BAD_REFERENCE,
        "Unable to perform read by non-unique 0-48 property " + property,
        Map.of("idProperty", List.of(property)),
        List.of());
  }

  static InputFailure withoutIdProperty() {
    return new InputFailure(
        FailureCategory.BAD_REFERENCE,
        "found no idProperty; an upsert needs the name of a property with unique values",
        Map.of(),
        List.of());
  }

  static InputFailure withoutId() {
    return new InputFailure(
        FailureCategory.BAD_REFERENCE,
        "found an empty id; an upsert needs the value that its call has or is to have",
        Map.of("ids", List.of("")),
        List.of());
  }

  static InputFailure mergedIntoItself(String id) {
    return new InputFailure(
        FailureCategory.VALIDATION_ERROR,
        "found the call %s twice; a call can't be merged into itself".formatted(Excerpt.of(id)),
        Map.of(),
        List.of());
  }

  static InputFailure notAttempted() {
    return new InputFailure(
        FailureCategory.NOT_ATTEMPTED,
        "the input wasn't done, since another one kept the whole batch from being done",
        Map.of(),
        List.of());
  }

  static InputFailure damaged() {
    return new InputFailure(
        FailureCategory.DAMAGED_INPUT,
        "the store can't read the input any more, so it wasn't done; send it again",
        Map.of(),
        List.of());
  }

  /** Something that nobody foresaw; the log has the rest. */
  static InputFailure internal() {
    return new InputFailure(
        FailureCategory.INTERNAL_ERROR,
        "the input couldn't be done, though nothing is wrong with it that is known",
        Map.of(),
        List.of());
  }
}
