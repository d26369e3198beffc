package io.callbatch.adapter.grpc.service;

import io.callbatch.adapter.grpc.access.CurrentAccess;
import io.callbatch.adapter.grpc.error.InputFailedException;
import io.callbatch.adapter.grpc.error.NotThereException;
import io.callbatch.adapter.grpc.mapping.CallInputProtoMapper;
import io.callbatch.adapter.grpc.mapping.OperationProtoMapper;
import io.callbatch.adapter.grpc.mapping.OutcomeProtoMapper;
import io.callbatch.adapter.grpc.mapping.SearchProtoMapper;
import io.callbatch.domain.model.Call;
import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.page.PageTokens;
import io.callbatch.domain.model.page.PageTokens.Paged;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ArchiveCallUseCase;
import io.callbatch.domain.port.in.ArchiveCallUseCase.ArchiveCallCommand;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.ListCallsUseCase;
import io.callbatch.domain.port.in.ListCallsUseCase.CallPage;
import io.callbatch.domain.port.in.ListCallsUseCase.ListCallsCommand;
import io.callbatch.domain.port.in.PurgeCallUseCase;
import io.callbatch.domain.port.in.PurgeCallUseCase.PurgeCallCommand;
import io.callbatch.domain.port.in.SearchCallsUseCase;
import io.callbatch.domain.port.in.SearchCallsUseCase.SearchCallsCommand;
import io.callbatch.domain.port.in.SearchCallsUseCase.SearchResult;
import io.callbatch.v1.ArchiveCallRequest;
import io.callbatch.v1.ArchiveCallResponse;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.CreateCallRequest;
import io.callbatch.v1.CreateCallResponse;
import io.callbatch.v1.ExportCallsRequest;
import io.callbatch.v1.ExportCallsResponse;
import io.callbatch.v1.GetCallRequest;
import io.callbatch.v1.GetCallResponse;
import io.callbatch.v1.ImportCallsRequest;
import io.callbatch.v1.ImportCallsResponse;
import io.callbatch.v1.ListCallsRequest;
import io.callbatch.v1.ListCallsResponse;
import io.callbatch.v1.PurgeCallRequest;
import io.callbatch.v1.PurgeCallResponse;
import io.callbatch.v1.SearchCallsRequest;
import io.callbatch.v1.SearchCallsResponse;
import io.callbatch.v1.UpdateCallRequest;
import io.callbatch.v1.UpdateCallResponse;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Single calls, lists, search, export and import for gRPC clients. A single call is a batch of one.
 * Safe for use by several threads.
 */
public final class CallGrpcService extends CallServiceGrpc.CallServiceImplBase {

  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;
  private static final int LARGEST_SEARCH_PAGE = 200;

  /** HubSpot's bound on the matches that can be paged to. */
  private static final int REACHABLE_MATCHES = 10_000;

  /** An export leaves nothing out that belongs to a call. */
  private static final List<String> ALL_ASSOCIATIONS =
      Arrays.stream(AssociationType.values()).map(AssociationType::objectType).toList();

  private final ExecuteBatchUseCase executeBatch;
  private final ArchiveCallUseCase archiveCall;
  private final PurgeCallUseCase purgeCall;
  private final ListCallsUseCase listCalls;
  private final ExecuteBatchUseCase importCalls;
  private final ListCallsUseCase exportCalls;
  private final SearchCallsUseCase searchCalls;

  /** A service on these use cases. */
  public CallGrpcService(
      ExecuteBatchUseCase executeBatch,
      ArchiveCallUseCase archiveCall,
      PurgeCallUseCase purgeCall,
      ListCallsUseCase listCalls,
      SearchCallsUseCase searchCalls) {
    this(executeBatch, archiveCall, purgeCall, listCalls, searchCalls, executeBatch, listCalls);
  }

  /**
   * A service whose streams have use cases of their own, which may be more patient.
   *
   * @param importCalls does the messages of imports
   * @param exportCalls gives the pages of exports
   */
  public CallGrpcService(
      ExecuteBatchUseCase executeBatch,
      ArchiveCallUseCase archiveCall,
      PurgeCallUseCase purgeCall,
      ListCallsUseCase listCalls,
      SearchCallsUseCase searchCalls,
      ExecuteBatchUseCase importCalls,
      ListCallsUseCase exportCalls) {
    this.executeBatch = executeBatch;
    this.archiveCall = archiveCall;
    this.purgeCall = purgeCall;
    this.listCalls = listCalls;
    this.searchCalls = searchCalls;
    this.importCalls = importCalls;
    this.exportCalls = exportCalls;
  }

  @Override
  public void getCall(GetCallRequest request, StreamObserver<GetCallResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    check.required("/id", request.getId());
    check.finish();
    Selection selection =
        OperationProtoMapper.selection(
            request.getPropertiesList(),
            request.getPropertiesWithHistoryList(),
            request.getArchived());
    BatchOperation read =
        new BatchOperation.Read(
            List.of(request.getId()),
            optional(request.hasIdProperty(), request.getIdProperty()),
            selection);
    Call call = shown(done(execute(Optional.empty(), read), ""));
    responseObserver.onNext(
        GetCallResponse.newBuilder().setCall(OutcomeProtoMapper.toProto(call)).build());
    responseObserver.onCompleted();
  }

  @Override
  public void createCall(
      CreateCallRequest request, StreamObserver<CreateCallResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    if (!request.hasInput()) {
      check.fault("/input", "expected a call, found nothing");
    }
    check.finish();
    BatchOperation create = OperationProtoMapper.creation(List.of(request.getInput()));
    Call call = shown(done(execute(requestId, create), "/input"));
    responseObserver.onNext(
        CreateCallResponse.newBuilder().setCall(OutcomeProtoMapper.toProto(call)).build());
    responseObserver.onCompleted();
  }

  @Override
  public void updateCall(
      UpdateCallRequest request, StreamObserver<UpdateCallResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    if (request.hasPatch()) {
      check.required("/patch/id", request.getPatch().getId());
    } else {
      check.fault("/patch", "expected changes, found none");
    }
    check.finish();
    BatchOperation update =
        new BatchOperation.Update(
            List.of(CallInputProtoMapper.INSTANCE.toDomain(request.getPatch())));
    Call call = shown(done(execute(requestId, update), "/patch"));
    responseObserver.onNext(
        UpdateCallResponse.newBuilder().setCall(OutcomeProtoMapper.toProto(call)).build());
    responseObserver.onCompleted();
  }

  @Override
  public void archiveCall(
      ArchiveCallRequest request, StreamObserver<ArchiveCallResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    check.required("/id", request.getId());
    check.finish();
    if (request.hasIdProperty()) {
      archiveCall.archive(
          new ArchiveCallCommand(
              CurrentAccess.caller(), requestId, request.getIdProperty(), request.getId()));
    } else {
      var _ = done(execute(requestId, new BatchOperation.Archive(List.of(request.getId()))), "/id");
    }
    responseObserver.onNext(ArchiveCallResponse.getDefaultInstance());
    responseObserver.onCompleted();
  }

  private InputOutcome execute(Optional<RequestId> requestId, BatchOperation operation) {
    return executeBatch
        .execute(new ExecuteBatchCommand(CurrentAccess.caller(), requestId, operation))
        .outcomes()
        .getFirst();
  }

  private static InputOutcome.Done done(InputOutcome outcome, String pointer) {
    return switch (outcome) {
      case InputOutcome.Done done -> done;
      case InputOutcome.Failed failed -> throw new InputFailedException(failed.failure(), pointer);
    };
  }

  private static Call shown(InputOutcome.Done done) {
    return done.call().orElseThrow(() -> new NotThereException("the call has been purged since"));
  }

  @Override
  public void purgeCall(
      PurgeCallRequest request, StreamObserver<PurgeCallResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    Optional<RequestId> requestId = check.requestId(request.getRequestId());
    check.required("/id", request.getId());
    check.finish();
    purgeCall.purge(
        new PurgeCallCommand(
            CurrentAccess.caller(),
            requestId,
            request.getId(),
            optional(request.hasIdProperty(), request.getIdProperty())));
    responseObserver.onNext(PurgeCallResponse.getDefaultInstance());
    responseObserver.onCompleted();
  }

  @Override
  public void listCalls(
      ListCallsRequest request, StreamObserver<ListCallsResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    int limit = check.pageSize(request.getPageSize(), DEFAULT_PAGE, LARGEST_PAGE);
    PageTokens tokens = tokens(Paged.CALLS, request.getArchived());
    Optional<CallId> from = check.page(tokens, request.getPageToken()).flatMap(CallId::parse);
    check.finish();
    Selection selection =
        OperationProtoMapper.selection(
            request.getPropertiesList(),
            request.getPropertiesWithHistoryList(),
            request.getArchived());
    CallPage page =
        listCalls.list(new ListCallsCommand(CurrentAccess.portal(), selection, from, limit));
    ListCallsResponse.Builder answer =
        ListCallsResponse.newBuilder().addAllCalls(OutcomeProtoMapper.toProto(page.calls()));
    page.next().map(next -> tokens.at(next.text())).ifPresent(answer::setNextPageToken);
    responseObserver.onNext(answer.build());
    responseObserver.onCompleted();
  }

  @Override
  public void searchCalls(
      SearchCallsRequest request, StreamObserver<SearchCallsResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    new InputCheck(check).search(request);
    int pageSize = check.pageSize(request.getPageSize(), DEFAULT_PAGE, LARGEST_SEARCH_PAGE);
    PageTokens tokens = tokens(request);
    int offset = check.page(tokens, request.getPageToken()).map(Integer::parseInt).orElse(0);
    check.finish();
    int limit = Math.min(pageSize, REACHABLE_MATCHES - offset);
    SearchResult result =
        searchCalls.search(
            new SearchCallsCommand(
                CurrentAccess.portal(),
                SearchProtoMapper.INSTANCE.toDomain(request),
                List.copyOf(request.getPropertiesList()),
                offset,
                limit));
    SearchCallsResponse.Builder answer =
        SearchCallsResponse.newBuilder()
            .addAllCalls(OutcomeProtoMapper.toProto(result.calls()))
            .setTotal(result.total());
    int next = offset + limit;
    if (next < Math.min(result.total(), REACHABLE_MATCHES)) {
      answer.setNextPageToken(tokens.at(Integer.toString(next)));
    }
    responseObserver.onNext(answer.build());
    responseObserver.onCompleted();
  }

  private static PageTokens tokens(Paged list, boolean archived) {
    return new PageTokens(list, CurrentAccess.portal(), archived ? "archived" : "live");
  }

  /** What is shown of the matches, and how many at once, may change from page to page. */
  private static PageTokens tokens(SearchCallsRequest request) {
    SearchCallsRequest search =
        request.toBuilder().clearProperties().clearPageSize().clearPageToken().build();
    return new PageTokens(
        Paged.SEARCH,
        CurrentAccess.portal(),
        search.toByteString().toString(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void exportCalls(
      ExportCallsRequest request, StreamObserver<ExportCallsResponse> responseObserver) {
    RequestCheck check = new RequestCheck();
    PageTokens tokens = tokens(Paged.EXPORT, request.getArchived());
    Optional<CallId> from = check.page(tokens, request.getPageToken()).flatMap(CallId::parse);
    check.finish();
    Selection selection =
        new Selection(
            request.getPropertiesList(),
            request.getPropertiesWithHistoryList(),
            ALL_ASSOCIATIONS,
            request.getArchived());
    new CallExport(exportCalls, tokens, selection, from, responseObserver).start();
  }

  @Override
  public StreamObserver<ImportCallsRequest> importCalls(
      StreamObserver<ImportCallsResponse> responseObserver) {
    Caller caller = CurrentAccess.caller();
    return new OneByOneHandler<>(
        request -> new CallImport(importCalls, caller).answer(request), responseObserver);
  }

  private static Optional<String> optional(boolean set, String text) {
    return set ? Optional.of(text) : Optional.empty();
  }
}
