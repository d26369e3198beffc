package io.callbatch.adapter.grpc.format;

import io.callbatch.adapter.grpc.mapping.BatchProtoMapper;
import io.callbatch.adapter.grpc.mapping.CallProtoMapper;
import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.Call;
import java.util.List;
import org.mapstruct.factory.Mappers;

/**
 * A batch as it was decoded.
 *
 * @param message everything but the calls
 * @param calls the calls, in their order
 */
record DecodedBatch(io.callbatch.v1.BatchCallsResponse message, List<DecodedCall> calls) {

  private static final CallProtoMapper CALLS = Mappers.getMapper(CallProtoMapper.class);

  /** The batch of a message of which nothing is known. */
  static DecodedBatch of(io.callbatch.v1.BatchCallsResponse message) {
    return new DecodedBatch(
        message.toBuilder().clearResults().build(),
        message.getResultsList().stream().<DecodedCall>map(DecodedCall.Unchecked::new).toList());
  }

  /** The document that the batch says; expects that all of it was checked. */
  BatchCallsResponse toDomain() {
    BatchCallsResponse others = BatchProtoMapper.INSTANCE.toDomain(message);
    return new BatchCallsResponse(
        others.status(),
        calls.stream().map(DecodedBatch::toDomain).toList(),
        others.requestedAt(),
        others.startedAt(),
        others.completedAt(),
        others.numErrors(),
        others.errors(),
        others.links(),
        others.unknownMembers(),
        others.emptyMembers());
  }

  private static Call toDomain(DecodedCall call) {
    return switch (call) {
      case DecodedCall.Plain plain -> plain.call();
      case DecodedCall.Unchecked unchecked -> CALLS.toDomain(unchecked.message());
    };
  }
}
