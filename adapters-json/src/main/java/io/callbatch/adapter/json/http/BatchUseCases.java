package io.callbatch.adapter.json.http;

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

/** What the routes of calls and batches call. */
public record BatchUseCases(
    ExecuteBatchUseCase execute,
    SubmitBatchUseCase submit,
    GetBatchUseCase get,
    ListBatchesUseCase list,
    CancelBatchUseCase cancel,
    WatchBatchUseCase watch,
    ListCallsUseCase listCalls,
    SearchCallsUseCase searchCalls,
    PurgeCallUseCase purgeCall,
    CallPropertiesUseCase callProperties,
    PropertyGroupsUseCase propertyGroups,
    CallAssociationsUseCase callAssociations,
    MergeCallsUseCase mergeCalls) {}
