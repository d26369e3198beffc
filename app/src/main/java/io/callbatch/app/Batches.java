package io.callbatch.app;

import io.callbatch.adapter.json.http.BatchUseCases;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.search.SearchLimits;
import io.callbatch.domain.port.in.ArchiveCallUseCase;
import io.callbatch.domain.port.in.CallAssociationsUseCase;
import io.callbatch.domain.port.in.CallPropertiesUseCase;
import io.callbatch.domain.port.in.CancelBatchUseCase;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.GetBatchUseCase;
import io.callbatch.domain.port.in.ListBatchesUseCase;
import io.callbatch.domain.port.in.ListCallsUseCase;
import io.callbatch.domain.port.in.MergeCallsUseCase;
import io.callbatch.domain.port.in.PropertyGroupsUseCase;
import io.callbatch.domain.port.in.PurgeCallUseCase;
import io.callbatch.domain.port.in.SearchCallsUseCase;
import io.callbatch.domain.port.in.SubmitBatchUseCase;
import io.callbatch.domain.port.in.WatchBatchUseCase;
import io.callbatch.domain.port.out.BatchFeed;
import io.callbatch.domain.port.out.IdSource;
import io.callbatch.domain.port.out.Transactions;
import io.callbatch.domain.usecase.OpenStreams;
import io.callbatch.domain.usecase.batch.ArchiveCallService;
import io.callbatch.domain.usecase.batch.CallAssociationsService;
import io.callbatch.domain.usecase.batch.CallPropertiesService;
import io.callbatch.domain.usecase.batch.CancelBatchService;
import io.callbatch.domain.usecase.batch.ExecuteBatchService;
import io.callbatch.domain.usecase.batch.GetBatchService;
import io.callbatch.domain.usecase.batch.ListBatchesService;
import io.callbatch.domain.usecase.batch.ListCallsService;
import io.callbatch.domain.usecase.batch.MergeCallsService;
import io.callbatch.domain.usecase.batch.PropertyGroupsService;
import io.callbatch.domain.usecase.batch.PurgeCallService;
import io.callbatch.domain.usecase.batch.SearchCallsService;
import io.callbatch.domain.usecase.batch.SubmitBatchService;
import io.callbatch.domain.usecase.batch.WatchBatchService;
import java.time.InstantSource;

/**
 * The use cases of calls and batches on one store: what a program that wants no server calls. Safe
 * for use by several threads. Submitted batches are done by a {@code BatchWorker}.
 */
public record Batches(
    ExecuteBatchUseCase execute,
    SubmitBatchUseCase submit,
    GetBatchUseCase get,
    ListBatchesUseCase list,
    CancelBatchUseCase cancel,
    WatchBatchUseCase watch,
    ListCallsUseCase listCalls,
    SearchCallsUseCase searchCalls,
    ArchiveCallUseCase archiveCall,
    PurgeCallUseCase purgeCall,
    CallPropertiesUseCase callProperties,
    PropertyGroupsUseCase propertyGroups,
    CallAssociationsUseCase callAssociations,
    MergeCallsUseCase mergeCalls) {

  /** Of both protocols: half of the requests that HTTP has under way, for watchers stay long. */
  private static final int MAX_WATCHERS = 1_024;

  /** The same for the HTTP server. */
  BatchUseCases overHttp() {
    return new BatchUseCases(
        execute,
        submit,
        get,
        list,
        cancel,
        watch,
        listCalls,
        searchCalls,
        purgeCall,
        callProperties,
        propertyGroups,
        callAssociations,
        mergeCalls);
  }

  /** The use cases on a store, within these limits. */
  public static Batches on(
      Transactions transactions,
      BatchFeed feed,
      InstantSource clock,
      IdSource ids,
      BatchLimits limits) {
    return new Batches(
        new ExecuteBatchService(transactions, clock, limits),
        new SubmitBatchService(transactions, clock, ids, limits),
        new GetBatchService(transactions, limits),
        new ListBatchesService(transactions),
        new CancelBatchService(transactions, clock),
        new WatchBatchService(transactions, feed, new OpenStreams(MAX_WATCHERS)),
        new ListCallsService(transactions),
        new SearchCallsService(transactions, SearchLimits.DEFAULT),
        new ArchiveCallService(transactions, clock),
        new PurgeCallService(transactions, clock),
        new CallPropertiesService(transactions, clock),
        new PropertyGroupsService(transactions, clock),
        new CallAssociationsService(transactions, clock),
        new MergeCallsService(transactions, clock));
  }
}
