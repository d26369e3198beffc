package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import org.mapstruct.EnumMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ValueMapping;
import org.mapstruct.factory.Mappers;

/** Inputs of batches. */
@Mapper(config = ProtoMapping.class)
public interface CallInputProtoMapper {

  /** The mapper; it holds no state and is safe for use by several threads. */
  CallInputProtoMapper INSTANCE = Mappers.getMapper(CallInputProtoMapper.class);

  /** Expects a message that was checked. */
  @Mapping(target = "objectWriteTraceId", defaultExpression = ProtoMapping.ABSENT)
  CallInput toDomain(io.callbatch.v1.CallInput input);

  /** Expects a message that was checked. */
  @Mapping(target = "idProperty", defaultExpression = ProtoMapping.ABSENT)
  @Mapping(target = "objectWriteTraceId", defaultExpression = ProtoMapping.ABSENT)
  CallPatch toDomain(io.callbatch.v1.CallPatch patch);

  /** What this program doesn't know is for the rules of associations to refuse, input by input. */
  @ValueMapping(source = "ASSOCIATION_CATEGORY_HUBSPOT_DEFINED", target = "HUBSPOT_DEFINED")
  @ValueMapping(source = "ASSOCIATION_CATEGORY_USER_DEFINED", target = "USER_DEFINED")
  @ValueMapping(source = "ASSOCIATION_CATEGORY_INTEGRATOR_DEFINED", target = "INTEGRATOR_DEFINED")
  @ValueMapping(source = "ASSOCIATION_CATEGORY_WORK", target = "WORK")
  @ValueMapping(source = "ASSOCIATION_CATEGORY_UNSPECIFIED", target = "UNKNOWN")
  @ValueMapping(source = "UNRECOGNIZED", target = "UNKNOWN")
  AssociationCategory toDomain(io.callbatch.v1.AssociationCategory category);

  /** Loses nothing. */
  io.callbatch.v1.CallInput toProto(CallInput input);

  /** Loses nothing. */
  io.callbatch.v1.CallPatch toProto(CallPatch patch);

  /** Constant for constant. */
  @EnumMapping(
      nameTransformationStrategy = MappingConstants.PREFIX_TRANSFORMATION,
      configuration = "ASSOCIATION_CATEGORY_")
  @ValueMapping(source = "UNKNOWN", target = "ASSOCIATION_CATEGORY_UNSPECIFIED")
  io.callbatch.v1.AssociationCategory toProto(AssociationCategory category);
}
