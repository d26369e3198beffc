package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.CallDetails;
import io.callbatch.domain.model.CallDirection;
import io.callbatch.domain.model.CallStatus;
import java.util.Optional;
import org.mapstruct.EnumMapping;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;

/** The typed view of a call; output only, so there is no way back. */
@Mapper(config = ProtoMapping.class)
public interface CallDetailsProtoMapper {

  /** Fields stay unset where the view is empty. */
  io.callbatch.v1.CallDetails toProto(CallDetails details);

  /** Of a direction that is there. */
  default io.callbatch.v1.CallDirection direction(Optional<CallDirection> direction) {
    return toProto(direction.orElseThrow());
  }

  /** Of a status that is there. */
  default io.callbatch.v1.CallStatus status(Optional<CallStatus> status) {
    return toProto(status.orElseThrow());
  }

  /** Constant for constant. */
  @EnumMapping(
      nameTransformationStrategy = MappingConstants.PREFIX_TRANSFORMATION,
      configuration = "CALL_DIRECTION_")
  io.callbatch.v1.CallDirection toProto(CallDirection direction);

  /** Constant for constant. */
  @EnumMapping(
      nameTransformationStrategy = MappingConstants.PREFIX_TRANSFORMATION,
      configuration = "CALL_STATUS_")
  io.callbatch.v1.CallStatus toProto(CallStatus status);
}
