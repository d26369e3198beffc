package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.error.HubSpotFailures;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;

/**
 * Has operations done on behalf of requests.
 *
 * @param executeBatch what does them
 */
record CallExecution(ExecuteBatchUseCase executeBatch) {

  /** What came of an operation. */
  BatchOutcome execute(RoutedRequest request, BatchOperation operation, BatchMode mode) {
    return executeBatch.execute(
        new ExecuteBatchCommand(request.caller(), request.requestId(), operation, mode));
  }

  /**
   * Does an operation with one input.
   *
   * @return the call as the answer shows it
   * @throws HubSpotErrorException if the input failed, or the call has been purged since
   */
  Call one(RoutedRequest request, BatchOperation operation) {
    return shown(execute(request, operation, BatchMode.EACH_INPUT).outcomes().getFirst());
  }

  /**
   * The call that an outcome shows.
   *
   * @throws HubSpotErrorException if the input failed, or the call has been purged since
   */
  static Call shown(InputOutcome outcome) {
    return switch (outcome) {
      case InputOutcome.Done done ->
          done.call().orElseThrow(() -> new HubSpotErrorException(HubSpotFailures.NOT_FOUND));
      case InputOutcome.Failed failed ->
          throw new HubSpotErrorException(HubSpotFailures.of(failed.failure()));
    };
  }
}
