package io.callbatch.adapter.json.hubspot;

import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The callers' names for the inputs of a batch, in their order. With a unique one on every input
 * the caller opts into an answer for each.
 *
 * @param ids the names
 */
record TraceIds(List<Optional<String>> ids) {

  /** No input has one. */
  static final TraceIds NONE = new TraceIds(List.of());

  static TraceIds of(BatchOperation operation) {
    Stream<Optional<String>> ids =
        switch (operation) {
          case BatchOperation.Create create ->
              create.inputs().stream().map(CallInput::objectWriteTraceId);
          case BatchOperation.Update update ->
              update.inputs().stream().map(CallPatch::objectWriteTraceId);
          case BatchOperation.Upsert upsert ->
              upsert.inputs().stream().map(CallPatch::objectWriteTraceId);
          case BatchOperation.Read _, BatchOperation.Archive _ -> Stream.empty();
        };
    return new TraceIds(ids.toList());
  }

  /** Whether each input has one, and no two the same. */
  boolean optsIn() {
    return !ids.isEmpty()
        && ids.stream().flatMap(Optional::stream).distinct().count() == ids.size();
  }

  BatchMode mode() {
    return optsIn() ? BatchMode.MULTI_STATUS : BatchMode.ALL_OR_NOTHING;
  }

  /** The name of an input. */
  Optional<String> of(int input) {
    return input < ids.size() ? ids.get(input) : Optional.empty();
  }
}
