package io.callbatch.domain.model.call;

import io.callbatch.domain.model.OrderedMap;
import java.util.Map;
import java.util.Optional;

/**
 * Changes to one call.
 *
 * @param id the call's id, or its value of {@code idProperty}
 * @param idProperty name of a property with unique values; empty: {@code id} is the record's id
 * @param properties property name to new value; empty text clears
 * @param objectWriteTraceId the caller's name for this input, echoed in the answer
 */
public record CallPatch(
    String id,
    Optional<String> idProperty,
    Map<String, String> properties,
    Optional<String> objectWriteTraceId) {

  /** Copies what isn't immutable already. */
  public CallPatch {
    properties = OrderedMap.copyOf(properties);
  }
}
