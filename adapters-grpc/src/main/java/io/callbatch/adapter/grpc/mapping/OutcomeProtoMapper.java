package io.callbatch.adapter.grpc.mapping;

import io.callbatch.domain.model.WriteOptions;
import io.callbatch.domain.model.run.BatchJob;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.BatchError;
import io.callbatch.v1.Call;
import java.util.List;
import org.mapstruct.factory.Mappers;

/** What came of inputs, as documents; by hand, because outcomes are sealed. */
public final class OutcomeProtoMapper {

  private static final WriteOptions WITH_DETAILS = new WriteOptions(true);

  private static final CallProtoMapper CALLS = Mappers.getMapper(CallProtoMapper.class);

  private OutcomeProtoMapper() {}

  /**
   * The answer to a batch that was done at once. It was requested when it was started, so that a
   * repeated request has the same answer.
   */
  public static BatchCallsResponse toProto(BatchOutcome outcome) {
    return document(outcome.outcomes())
        .setStatus(io.callbatch.v1.BatchStatus.BATCH_STATUS_COMPLETE)
        .setRequestedAt(ProtoValues.timestamp(outcome.startedAt()))
        .setStartedAt(ProtoValues.timestamp(outcome.startedAt()))
        .setCompletedAt(ProtoValues.timestamp(outcome.completedAt()))
        .build();
  }

  /** What came of the inputs of a submitted batch so far. */
  public static BatchCallsResponse toProto(BatchJob job, List<InputOutcome> outcomes) {
    BatchCallsResponse.Builder document =
        document(outcomes)
            .setStatus(BatchProtoMapper.INSTANCE.toProto(job.status()))
            .setRequestedAt(ProtoValues.timestamp(job.facts().requestedAt()));
    List<Integer> untried = job.untried(outcomes);
    if (!untried.isEmpty()) {
      document.addErrors(
          InputFailureProtoMapper.INSTANCE.toProto(InputFailure.canceled(), untried));
      document.setNumErrors(document.getErrorsCount());
    }
    job.started().map(ProtoValues::timestamp).ifPresent(document::setStartedAt);
    job.ended().map(ProtoValues::timestamp).ifPresent(document::setCompletedAt);
    return document.build();
  }

  private static BatchCallsResponse.Builder document(List<InputOutcome> outcomes) {
    BatchCallsResponse.Builder document = BatchCallsResponse.newBuilder();
    for (InputOutcome outcome : outcomes) {
      switch (outcome) {
        case InputOutcome.Done done ->
            done.call()
                .ifPresent(call ->
                    document.addResults(
                        toProto(call).toBuilder().setInputIndex(done.input()).build()));
        case InputOutcome.Failed failed -> document.addErrors(toProto(failed));
      }
    }
    if (document.getErrorsCount() > 0) {
      document.setNumErrors(document.getErrorsCount());
    }
    return document;
  }

  /** A call as the facade shows it, with its details. */
  public static Call toProto(io.callbatch.domain.model.Call call) {
    return CALLS.toProto(call, WITH_DETAILS);
  }

  /** Calls as the facade shows them, with their details. */
  public static List<Call> toProto(List<io.callbatch.domain.model.Call> calls) {
    return calls.stream().map(OutcomeProtoMapper::toProto).toList();
  }

  /** The error that tells of an input. */
  public static BatchError toProto(InputOutcome.Failed failed) {
    return InputFailureProtoMapper.INSTANCE.toProto(failed.failure(), List.of(failed.input()));
  }

  /** Calls that a server has sent, without what only the facade says of them. */
  public static List<io.callbatch.domain.model.Call> toDomain(List<Call> calls) {
    return calls.stream().map(CALLS::toDomain).toList();
  }
}
