package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One input of a batch, in whichever of HubSpot's shapes: which one is due can be known only when
 * the whole request has been read, since its members come in any order.
 *
 * @param offset byte offset of the input
 * @param isObject whether it is an object at all; if not, that has been said already
 */
record BatchInput(
    int offset,
    boolean isObject,
    Optional<String> id,
    Optional<String> idProperty,
    Map<String, String> properties,
    List<AssociationInput> associations,
    Optional<String> objectWriteTraceId) {

  /** Something else than an object. */
  static BatchInput none(int offset) {
    return new BatchInput(
        offset, false, Optional.empty(), Optional.empty(), Map.of(), List.of(), Optional.empty());
  }

  /** Whether it is an object that names no call. */
  boolean lacksId() {
    return isObject && id.isEmpty();
  }

  /** The input as a call to create. */
  CallInput toCallInput() {
    return new CallInput(properties, associations, objectWriteTraceId);
  }

  /** The input, which has an id, as changes to a call. */
  CallPatch toCallPatch() {
    return new CallPatch(id.orElseThrow(), idProperty, properties, objectWriteTraceId);
  }
}
