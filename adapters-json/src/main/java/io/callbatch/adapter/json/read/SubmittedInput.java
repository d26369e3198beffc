package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One input of a batch, with the members that the inputs of its operation have. */
record SubmittedInput(
    Optional<String> id,
    Optional<String> idProperty,
    Map<String, String> properties,
    List<AssociationInput> associations,
    Optional<String> objectWriteTraceId) {

  /** The input as a call to create. */
  CallInput toCallInput() {
    return new CallInput(properties, associations, objectWriteTraceId);
  }

  /** The input, which has an id, as changes to a call. */
  CallPatch toCallPatch() {
    return new CallPatch(id.orElseThrow(), idProperty, properties, objectWriteTraceId);
  }
}
