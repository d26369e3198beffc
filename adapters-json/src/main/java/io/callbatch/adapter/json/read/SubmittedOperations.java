package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.OperationKind;
import java.util.List;
import java.util.Optional;

/** Makes operations of the inputs that were read. */
final class SubmittedOperations {

  private SubmittedOperations() {}

  /** The operation of that name. */
  static Optional<OperationKind> named(String name) {
    return switch (name) {
      case "create" -> Optional.of(OperationKind.CREATE);
      case "read" -> Optional.of(OperationKind.READ);
      case "update" -> Optional.of(OperationKind.UPDATE);
      case "upsert" -> Optional.of(OperationKind.UPSERT);
      case "archive" -> Optional.of(OperationKind.ARCHIVE);
      default -> Optional.empty();
    };
  }

  /**
   * An operation on inputs that were read for it.
   *
   * @param idProperty what the ids of a read are values of
   * @param selection what a read shows
   */
  static BatchOperation of(
      OperationKind kind,
      List<SubmittedInput> inputs,
      Optional<String> idProperty,
      Selection selection) {
    return switch (kind) {
      case CREATE ->
          new BatchOperation.Create(inputs.stream().map(SubmittedInput::toCallInput).toList());
      case READ -> new BatchOperation.Read(ids(inputs), idProperty, selection);
      case UPDATE -> new BatchOperation.Update(patches(inputs));
      case UPSERT -> new BatchOperation.Upsert(patches(inputs));
      case ARCHIVE -> new BatchOperation.Archive(ids(inputs));
    };
  }

  /** The same; a read shows what is always shown of calls. */
  static BatchOperation plain(OperationKind kind, List<SubmittedInput> inputs) {
    return of(kind, inputs, Optional.empty(), Selection.PLAIN);
  }

  private static List<String> ids(List<SubmittedInput> inputs) {
    return inputs.stream().map(SubmittedInput::id).flatMap(Optional::stream).toList();
  }

  private static List<CallPatch> patches(List<SubmittedInput> inputs) {
    return inputs.stream()
        .filter(input -> input.id().isPresent())
        .map(SubmittedInput::toCallPatch)
        .toList();
  }
}
