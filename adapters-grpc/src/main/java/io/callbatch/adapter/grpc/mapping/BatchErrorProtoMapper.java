package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.BatchError;
import io.callbatch.domain.model.ErrorDetail;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Errors with their details. */
@Mapper(config = ProtoMapping.class)
public interface BatchErrorProtoMapper {

  /** Expects a message that was checked. */
  @Mapping(target = "status", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "category", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "message", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "id", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "subCategory", defaultExpression = ProtoMapping.ABSENT)
  BatchError toDomain(io.callbatch.v1.BatchError error);

  /**
   * Loses nothing. {@code input_indexes} and {@code retryable} belong to the answers of Callbatch's
   * own batches, never to a document.
   */
  @Mapping(target = "inputIndexes", ignore = true)
  @Mapping(target = "retryable", ignore = true)
  io.callbatch.v1.BatchError toProto(BatchError error);

  /** Expects a message that was checked. */
  @Mapping(target = "code", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "in", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "subCategory", defaultExpression = ProtoMapping.ABSENT)
  ErrorDetail toDomain(io.callbatch.v1.ErrorDetail detail);

  /** Loses nothing. */
  io.callbatch.v1.ErrorDetail toProto(ErrorDetail detail);
}
