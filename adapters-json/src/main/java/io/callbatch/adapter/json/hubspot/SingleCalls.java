package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.HubSpotDocuments;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.request.CallBodies;
import io.callbatch.adapter.json.hubspot.request.QueryParameters;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchMode;
import io.callbatch.domain.model.run.BatchOperation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The routes of single calls, each of which is a batch of one.
 *
 * @param execution what does them
 */
record SingleCalls(CallExecution execution) {

  HubSpotAnswer create(RoutedRequest request) throws IOException {
    BatchOperation create = new BatchOperation.Create(List.of(CallBodies.creation(request.json())));
    Call call = execution.one(request, create);
    return HubSpotDocuments.written(201, call, request.portal())
        .with("Location", location(request, call));
  }

  private static String location(RoutedRequest request, Call call) {
    return request.request().origin() + request.request().normalPath() + "/" + call.id();
  }

  HubSpotAnswer get(RoutedRequest request) {
    CallReference reference = CallReference.of(request);
    BatchOperation read =
        new BatchOperation.Read(
            List.of(reference.id()), reference.idProperty(), selection(request.query()));
    return HubSpotDocuments.read(execution.one(request, read));
  }

  HubSpotAnswer update(RoutedRequest request) throws IOException {
    CallReference reference = CallReference.of(request);
    CallPatch patch =
        new CallPatch(
            reference.id(),
            reference.idProperty(),
            CallBodies.changes(request.json()),
            Optional.empty());
    Call call = execution.one(request, new BatchOperation.Update(List.of(patch)));
    return HubSpotDocuments.written(200, call, request.portal());
  }

  HubSpotAnswer archive(RoutedRequest request) {
    BatchOperation archive = new BatchOperation.Archive(List.of(CallReference.idOf(request)));
    var _ = execution.execute(request, archive, BatchMode.EACH_INPUT);
    return HubSpotAnswer.noContent();
  }

  /** What a query asks to see of calls. */
  static Selection selection(QueryParameters query) {
    return new Selection(
        query.names("properties"),
        query.names("propertiesWithHistory"),
        query.names("associations"),
        query.flag("archived"));
  }
}
