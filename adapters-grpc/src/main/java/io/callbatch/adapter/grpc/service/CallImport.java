package io.callbatch.adapter.grpc.service;

import io.callbatch.adapter.grpc.mapping.OperationProtoMapper;
import io.callbatch.adapter.grpc.mapping.OutcomeProtoMapper;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.Execution;
import io.callbatch.v1.ImportCallsRequest;
import io.callbatch.v1.ImportCallsResponse;
import java.util.Optional;

/**
 * Does the messages of an import, each as a batch of its own.
 *
 * @param caller on whose behalf
 */
record CallImport(ExecuteBatchUseCase executeBatch, Caller caller) {

  ImportCallsResponse answer(ImportCallsRequest request) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    new InputCheck(check).inputs("/inputs", request.getInputsList());
    check.finish();
    ImportCallsResponse.Builder answer =
        ImportCallsResponse.newBuilder().setRequestId(request.getRequestId());
    Execution execution =
        executeBatch.executeTelling(
            new ExecuteBatchCommand(
                caller, requestId, OperationProtoMapper.creation(request.getInputsList())));
    execution.outcome().outcomes().forEach(outcome -> add(outcome, answer));
    return answer.setReplayed(execution.replayed()).build();
  }

  private static void add(InputOutcome outcome, ImportCallsResponse.Builder answer) {
    switch (outcome) {
      case InputOutcome.Done done -> answer.addResults(done.call().map(Call::id).orElse(""));
      case InputOutcome.Failed failed ->
          answer.addResults("").addErrors(OutcomeProtoMapper.toProto(failed));
    }
  }
}
