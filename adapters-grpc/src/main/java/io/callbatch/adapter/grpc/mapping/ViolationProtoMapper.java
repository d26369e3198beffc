package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import org.mapstruct.Mapper;
import org.mapstruct.factory.Mappers;

/** Violations and warnings; output only, so there is no way back. */
@Mapper(config = ProtoMapping.class)
public interface ViolationProtoMapper {

  /** The mapper; it holds no state and is safe for use by several threads. */
  ViolationProtoMapper INSTANCE = Mappers.getMapper(ViolationProtoMapper.class);

  /** Loses nothing. */
  io.callbatch.v1.Violation toProto(Violation violation);

  /** The rule by its stable name. */
  default String id(Rule rule) {
    return rule.id();
  }
}
