package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.HubSpotDocuments;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.request.RecordBodies;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.MergeCallsUseCase;
import io.callbatch.domain.port.in.MergeCallsUseCase.MergeCallsCommand;
import io.callbatch.domain.port.in.PurgeCallUseCase;
import io.callbatch.domain.port.in.PurgeCallUseCase.PurgeCallCommand;
import java.io.IOException;

/**
 * The routes that can't be undone: merge and GDPR deletion.
 *
 * @param mergeCalls merges
 * @param purgeCall deletes for good
 */
record LastingChanges(MergeCallsUseCase mergeCalls, PurgeCallUseCase purgeCall) {

  HubSpotAnswer merge(RoutedRequest request) throws IOException {
    RecordBodies.Merge merge = RecordBodies.merge(request.json());
    InputOutcome outcome =
        mergeCalls.merge(
            new MergeCallsCommand(
                request.caller(), request.requestId(), merge.primaryId(), merge.idToMerge()));
    Call survivor = CallExecution.shown(outcome);
    return HubSpotDocuments.written(200, survivor, request.portal());
  }

  HubSpotAnswer gdprDelete(RoutedRequest request) throws IOException {
    RecordBodies.GdprDelete delete = RecordBodies.gdprDelete(request.json());
    purgeCall.purge(
        new PurgeCallCommand(
            request.caller(), request.requestId(), delete.id(), delete.idProperty()));
    return HubSpotAnswer.noContent();
  }
}
