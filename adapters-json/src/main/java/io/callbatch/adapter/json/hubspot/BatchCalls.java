package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.BatchErrorItem;
import io.callbatch.adapter.json.hubspot.answer.HubSpotDocuments;
import io.callbatch.adapter.json.hubspot.error.BatchSize;
import io.callbatch.adapter.json.hubspot.error.HubSpotError;
import io.callbatch.adapter.json.hubspot.error.HubSpotErrorException;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.request.BatchBodies;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.run.OperationKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The routes of batches.
 *
 * @param execution what does them
 */
record BatchCalls(CallExecution execution) {

  private static final int MOST_INPUTS_WITH_HISTORY = 50;
  private static final int MULTI_STATUS = 207;

  /** Creates calls; the status where all of it was done depends on the version. */
  HubSpotAnswer create(RoutedRequest request, int status) throws IOException {
    return write(request, BatchBodies.operation(OperationKind.CREATE, request.json()), status);
  }

  HubSpotAnswer update(RoutedRequest request) throws IOException {
    return write(request, BatchBodies.operation(OperationKind.UPDATE, request.json()), 200);
  }

  HubSpotAnswer upsert(RoutedRequest request) throws IOException {
    return write(request, BatchBodies.operation(OperationKind.UPSERT, request.json()), 200);
  }

  HubSpotAnswer archive(RoutedRequest request) throws IOException {
    BatchOperation archive = BatchBodies.operation(OperationKind.ARCHIVE, request.json());
    BatchSize.require(archive.size());
    var _ = execution.execute(request, archive, BatchMode.EACH_INPUT);
    return HubSpotAnswer.noContent();
  }

  HubSpotAnswer read(RoutedRequest request) throws IOException {
    BatchOperation.Read read =
        (BatchOperation.Read) BatchBodies.operation(OperationKind.READ, request.json());
    BatchSize.require(read.size());
    if (!read.selection().propertiesWithHistory().isEmpty()
        && read.size() > MOST_INPUTS_WITH_HISTORY) {
      throw invalid(
          "The maximum number of inputs supported in a batch request for property histories is %d."
                  .formatted(MOST_INPUTS_WITH_HISTORY)
              + " Please reduce the number of items and try again");
    }
    BatchOutcome outcome =
        execution.execute(
            request, asked(read, request.query().flag("archived")), BatchMode.MULTI_STATUS);
    BatchErrors.requireNoRefusal(BatchMode.MULTI_STATUS, outcome);
    return answer(outcome, BatchErrors.ofRead(outcome, read.idProperty()), Optional.empty(), 200);
  }

  private HubSpotAnswer write(RoutedRequest request, BatchOperation operation, int status) {
    BatchSize.require(operation.size());
    TraceIds traceIds = TraceIds.of(operation);
    BatchOutcome outcome = execution.execute(request, operation, traceIds.mode());
    BatchErrors.requireNoRefusal(traceIds.mode(), outcome);
    return answer(
        outcome, BatchErrors.of(outcome, traceIds), Optional.of(request.portal()), status);
  }

  private static HubSpotAnswer answer(
      BatchOutcome outcome, List<BatchErrorItem> errors, Optional<PortalId> writtenIn, int status) {
    return HubSpotDocuments.batch(
        errors.isEmpty() ? status : MULTI_STATUS,
        outcome.startedAt(),
        outcome.completedAt(),
        results(outcome),
        writtenIn,
        errors);
  }

  /** Each call once: a merged one's id stands for the surviving one, too. */
  private static List<Call> results(BatchOutcome outcome) {
    return outcome.outcomes().stream()
        .filter(InputOutcome.Done.class::isInstance)
        .map(InputOutcome.Done.class::cast)
        .flatMap(done -> done.call().stream())
        .distinct()
        .toList();
  }

  /** Each call once, however often it is asked for. */
  private static BatchOperation.Read asked(BatchOperation.Read read, boolean archived) {
    Selection selection = read.selection();
    return new BatchOperation.Read(
        read.ids().stream().distinct().toList(),
        read.idProperty(),
        new Selection(
            selection.properties(), selection.propertiesWithHistory(), List.of(), archived));
  }

  private static HubSpotErrorException invalid(String message) {
    return new HubSpotErrorException(HubSpotError.invalid(message));
  }
}
