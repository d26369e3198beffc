package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.BatchStatus;
import io.callbatch.domain.model.run.BatchFacts;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchProgress;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.OperationKind;
import io.callbatch.v1.BatchOperation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mapstruct.EnumMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ValueMapping;
import org.mapstruct.factory.Mappers;

/** Submitted batches. */
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

  /**
   * Expects a message that a server has sent.
   *
   * @throws IllegalArgumentException if it lacks what its state has
   */
  default BatchJob toDomain(io.callbatch.v1.BatchJob job) {
    BatchFacts facts =
        new BatchFacts(
            new BatchId(job.getId()),
            toDomain(job.getOperation()),
            ProtoValues.instant(job.getRequestedAt()),
            job.getInputsTotal());
    BatchProgress progress = new BatchProgress(job.getInputsDone(), job.getInputsFailed());
    Instant startedAt = ProtoValues.instant(job.getStartedAt());
    Instant completedAt = ProtoValues.instant(job.getCompletedAt());
    return switch (job.getStatus()) {
      case BATCH_STATUS_PENDING -> new BatchJob.Pending(facts);
      case BATCH_STATUS_PROCESSING -> new BatchJob.Processing(facts, progress, startedAt);
      case BATCH_STATUS_COMPLETE -> new BatchJob.Complete(facts, progress, startedAt, completedAt);
      case BATCH_STATUS_CANCELED ->
          new BatchJob.Canceled(
              facts,
              progress,
              job.hasStartedAt() ? Optional.of(startedAt) : Optional.empty(),
              completedAt);
      case BATCH_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("the batch has the status " + job.getStatusValue());
    };
  }

  /** A message without an operation comes from no server. */
  @ValueMapping(source = "BATCH_OPERATION_CREATE", target = "CREATE")
  @ValueMapping(source = "BATCH_OPERATION_READ", target = "READ")
  @ValueMapping(source = "BATCH_OPERATION_UPDATE", target = "UPDATE")
  @ValueMapping(source = "BATCH_OPERATION_UPSERT", target = "UPSERT")
  @ValueMapping(source = "BATCH_OPERATION_ARCHIVE", target = "ARCHIVE")
  @ValueMapping(source = "BATCH_OPERATION_UNSPECIFIED", target = MappingConstants.THROW_EXCEPTION)
  @ValueMapping(source = "UNRECOGNIZED", target = MappingConstants.THROW_EXCEPTION)
  OperationKind toDomain(BatchOperation operation);
}
