package io.callbatch.domain.model.call;

import io.callbatch.domain.model.OrderedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call to create.
 *
 * @param properties property name to value; empty text is the same as leaving the property out
 * @param associations the records that it is associated with
 * @param objectWriteTraceId the caller's name for this input, echoed in the answer
 */
public record CallInput(
    Map<String, String> properties,
    List<AssociationInput> associations,
    Optional<String> objectWriteTraceId) {

  /** Copies what isn't immutable already. */
  public CallInput {
    properties = OrderedMap.copyOf(properties);
    associations = List.copyOf(associations);
  }
}
