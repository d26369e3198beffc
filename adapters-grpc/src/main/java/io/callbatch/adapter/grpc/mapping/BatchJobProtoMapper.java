package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.run.BatchFacts;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchProgress;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.v1.BatchOperation;
import java.util.List;
import org.mapstruct.EnumMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.factory.Mappers;

/** Submitted batches; output only, so there is no way back. */
@Mapper(config = ProtoMapping.class, uses = BatchProtoMapper.class)
public interface BatchJobProtoMapper {

  /** The mapper; it holds no state and is safe for use by several threads. */
  BatchJobProtoMapper INSTANCE = Mappers.getMapper(BatchJobProtoMapper.class);

  /** Without a response. */
  default io.callbatch.v1.BatchJob toProto(BatchJob job) {
    io.callbatch.v1.BatchJob.Builder message =
        toProto(job.facts(), job.progress(), job.status()).toBuilder();
    job.started().map(ProtoValues::timestamp).ifPresent(message::setStartedAt);
    job.ended().map(ProtoValues::timestamp).ifPresent(message::setCompletedAt);
    return message.build();
  }

  /** With what came of the inputs so far as the response. */
  default io.callbatch.v1.BatchJob toProto(BatchJob job, List<InputOutcome> outcomes) {
    return toProto(job).toBuilder().setResponse(OutcomeProtoMapper.toProto(job, outcomes)).build();
  }

  /** The parts that all states have; MapStruct takes no parameter that may be empty. */
  @Mapping(target = "id", source = "facts.id")
  @Mapping(target = "operation", source = "facts.operation")
  @Mapping(target = "requestedAt", source = "facts.requestedAt")
  @Mapping(target = "inputsTotal", source = "facts.inputsTotal")
  @Mapping(target = "inputsDone", source = "progress.done")
  @Mapping(target = "inputsFailed", source = "progress.failed")
  @Mapping(target = "status", source = "status")
  @Mapping(target = "startedAt", ignore = true)
  @Mapping(target = "completedAt", ignore = true)
  @Mapping(target = "response", ignore = true)
  io.callbatch.v1.BatchJob toProto(BatchFacts facts, BatchProgress progress, BatchStatus status);

  /** Constant for constant. */
  @EnumMapping(
      nameTransformationStrategy = MappingConstants.PREFIX_TRANSFORMATION,
      configuration = "BATCH_OPERATION_")
  BatchOperation toProto(OperationKind operation);

  /** The id as text. */
  default String text(BatchId id) {
    return id.value();
  }
}
