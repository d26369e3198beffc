package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.WriteOptions;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ValueMapping;
import org.mapstruct.factory.Mappers;

/** The whole document. */
@Mapper(
    config = ProtoMapping.class,
    uses = {CallProtoMapper.class, BatchErrorProtoMapper.class})
public interface BatchProtoMapper {

  /** The mapper; it holds no state and is safe for use by several threads. */
  BatchProtoMapper INSTANCE = Mappers.getMapper(BatchProtoMapper.class);

  /** Expects a message that was checked. */
  @Mapping(target = "requestedAt", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "startedAt", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "completedAt", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "numErrors", defaultExpression = ProtoMapping.ABSENT)
  BatchCallsResponse toDomain(io.callbatch.v1.BatchCallsResponse batch);

  /** Loses nothing. */
  io.callbatch.v1.BatchCallsResponse toProto(
      BatchCallsResponse batch, @Context WriteOptions options);

  /** A document without a status is refused before it is mapped. */
  @ValueMapping(source = "BATCH_STATUS_PENDING", target = "PENDING")
  @ValueMapping(source = "BATCH_STATUS_PROCESSING", target = "PROCESSING")
  @ValueMapping(source = "BATCH_STATUS_CANCELED", target = "CANCELED")
  @ValueMapping(source = "BATCH_STATUS_COMPLETE", target = "COMPLETE")
  @ValueMapping(source = "BATCH_STATUS_UNSPECIFIED", target = MappingConstants.THROW_EXCEPTION)
  @ValueMapping(source = "UNRECOGNIZED", target = MappingConstants.THROW_EXCEPTION)
  BatchStatus toDomain(io.callbatch.v1.BatchStatus status);

  /** Constant for constant. */
  @ValueMapping(source = "PENDING", target = "BATCH_STATUS_PENDING")
  @ValueMapping(source = "PROCESSING", target = "BATCH_STATUS_PROCESSING")
  @ValueMapping(source = "CANCELED", target = "BATCH_STATUS_CANCELED")
  @ValueMapping(source = "COMPLETE", target = "BATCH_STATUS_COMPLETE")
  io.callbatch.v1.BatchStatus toProto(BatchStatus status);
}
