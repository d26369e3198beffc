package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.RequestId;
import io.callbatch.domain.model.call.Selection;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.model.search.Filter;
import io.callbatch.domain.model.search.FilterGroup;
import io.callbatch.domain.model.search.SearchQuery;
import io.callbatch.domain.model.search.Sort;
import io.callbatch.domain.port.in.ArchiveCallUseCase.ArchiveCallCommand;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.InvalidRequestException;
import io.callbatch.domain.port.in.ListCallsUseCase.CallPage;
import io.callbatch.domain.port.in.ListCallsUseCase.ListCallsCommand;
import io.callbatch.domain.port.in.PurgeCallUseCase.PurgeCallCommand;
import io.callbatch.domain.port.in.SearchCallsUseCase.SearchCallsCommand;
import io.callbatch.domain.port.in.SearchCallsUseCase.SearchResult;
import io.callbatch.v1.ArchiveCallRequest;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallPatch;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.CallServiceGrpc.CallServiceBlockingStub;
import io.callbatch.v1.CreateCallRequest;
import io.callbatch.v1.FilterOperator;
import io.callbatch.v1.GetCallRequest;
import io.callbatch.v1.ListCallsRequest;
import io.callbatch.v1.ListCallsResponse;
import io.callbatch.v1.PurgeCallRequest;
import io.callbatch.v1.SearchCallsRequest;
import io.callbatch.v1.SearchCallsResponse;
import io.callbatch.v1.SortDirection;
import io.callbatch.v1.UpdateCallRequest;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallGrpcServiceTest {
  private final Facade facade = new Facade();
  private final CallServiceBlockingStub stub = CallServiceGrpc.newBlockingStub(facade.channel());
  private final List<ExecuteBatchCommand> executed = new ArrayList<>();

  @AfterEach
  void close() {
    facade.close();
  }

  private void answer(InputOutcome outcome) {
    facade.executeBatch =
        command -> {
          executed.add(command);
          return Outcomes.outcome(outcome);
        };
  }

  @Nested
  class GetCall {
    @Test
    void isABatchOfOne() {
      answer(Outcomes.done(0, 7));

      Call call =
          stub.getCall(
                  GetCallRequest.newBuilder()
                      .setId("x")
                      .setIdProperty("external")
                      .addProperties("a")
                      .addPropertiesWithHistory("b")
                      .setArchived(true)
                      .build())
              .getCall();

      assertThat(call.getId()).isEqualTo("7");
      assertThat(call.getDetails().getTitle()).isEqualTo("call 7");
      assertThat(call.hasInputIndex()).isFalse();
      assertThat(executed.getFirst().operation())
          .isEqualTo(
              new BatchOperation.Read(
                  List.of("x"),
                  Optional.of("external"),
                  new Selection(List.of("a"), List.of("b"), List.of(), true)));
    }

    @Test
    void isRefusedWithoutAnId() {
      assertThat(RpcFailure.of(() -> stub.getCall(GetCallRequest.getDefaultInstance())).fields())
          .containsExactly("/id");
    }

    @ParameterizedTest
    @CsvSource({
      "OBJECT_NOT_FOUND, NOT_FOUND, false, No live call has the id or value 7",
      "CONFLICT, ALREADY_EXISTS, false, An earlier input already has this unique value",
      "VALIDATION_ERROR, INVALID_ARGUMENT, false, 1 violation at /id: so it is",
      "BAD_REFERENCE, INVALID_ARGUMENT, false, 1 violation at /id: so it is",
      "REPEATED_REFERENCE, INVALID_ARGUMENT, false, "
          + "1 violation at /id: An earlier input names the same call: 7",
      "NOT_ATTEMPTED, ABORTED, false, so it is",
      "CANCELED, ABORTED, false, so it is",
      "DAMAGED_INPUT, UNAVAILABLE, true, so it is",
      "INTERNAL_ERROR, UNAVAILABLE, true, so it is"
    })
    void failsAsItsOnlyInputDoes(
        FailureCategory category, Code code, boolean retry, String message) {
      answer(Outcomes.failed(0, category, "so it is"));

      RpcFailure failure =
          RpcFailure.of(() -> stub.getCall(GetCallRequest.newBuilder().setId("7").build()));

      assertThat(failure.code()).isEqualTo(code);
      assertThat(failure.reason()).isEqualTo(category.wireName());
      assertThat(failure.canBeRetried()).isEqualTo(retry);
      assertThat(failure.status().getMessage()).isEqualTo(code + ": " + message);
    }
  }

  @Nested
  class CreateCall {
    private final CreateCallRequest request =
        CreateCallRequest.newBuilder()
            .setRequestId("r")
            .setInput(CallInput.newBuilder().putProperties("hs_timestamp", "0"))
            .build();

    @Test
    void isABatchOfOne() {
      answer(Outcomes.done(0, 7));

      assertThat(stub.createCall(request).getCall().getId()).isEqualTo("7");
      assertThat(executed.getFirst().requestId()).contains(new RequestId("r"));
      assertThat(executed.getFirst().operation().size()).isOne();
    }

    @Test
    void namesEachPropertyThatBreaksARule() {
      answer(Outcomes.invalid(0, "hs_call_duration", "a/b~c"));

      RpcFailure failure = RpcFailure.of(() -> stub.createCall(request));

      assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(failure.reason()).isEqualTo("VALIDATION_ERROR");
      assertThat(failure.fields())
          .containsExactly("/input/properties/hs_call_duration", "/input/properties/a~1b~0c");
      assertThat(failure.status().getMessage())
          .isEqualTo(
              "INVALID_ARGUMENT: 2 violations; the first is /input/properties/hs_call_duration:"
                  + " long was not a valid number.");
    }

    @Test
    void isRefusedWithoutACall() {
      assertThat(
              RpcFailure.of(() -> stub.createCall(CreateCallRequest.getDefaultInstance())).fields())
          .containsExactly("/input");
    }

    @Test
    void isNotFoundWhenTheCallOfTheFirstAnswerWasPurged() {
      answer(Outcomes.doneWithoutCall(0));

      assertThat(RpcFailure.of(() -> stub.createCall(request)).code()).isEqualTo(Code.NOT_FOUND);
    }
  }

  @Nested
  class UpdateCall {
    @Test
    void isABatchOfOne() {
      answer(Outcomes.done(0, 7));

      Call call =
          stub.updateCall(
                  UpdateCallRequest.newBuilder()
                      .setPatch(CallPatch.newBuilder().setId("7").putProperties("a", ""))
                      .build())
              .getCall();

      assertThat(call.getId()).isEqualTo("7");
      assertThat(executed.getFirst().operation()).isInstanceOf(BatchOperation.Update.class);
    }

    @Test
    void namesEachPropertyThatBreaksARule() {
      answer(Outcomes.invalid(0, "a"));

      RpcFailure failure =
          RpcFailure.of(() ->
              stub.updateCall(
                  UpdateCallRequest.newBuilder()
                      .setPatch(CallPatch.newBuilder().setId("7"))
                      .build()));

      assertThat(failure.fields()).containsExactly("/patch/properties/a");
    }

    @Test
    void namesThePartOfTheInputThatIsAtFault() {
      CallPatch patch = CallPatch.newBuilder().setId("7").setIdProperty("a").build();
      UpdateCallRequest request = UpdateCallRequest.newBuilder().setPatch(patch).build();

      answer(failedFor("idProperty", FailureCategory.BAD_REFERENCE));
      assertThat(RpcFailure.of(() -> stub.updateCall(request)).fields())
          .containsExactly("/patch/id_property");

      answer(failedFor("INVALID_OBJECT_IDS", FailureCategory.VALIDATION_ERROR));
      assertThat(RpcFailure.of(() -> stub.updateCall(request)).fields())
          .containsExactly("/patch/associations");
    }

    private static InputOutcome failedFor(String fact, FailureCategory category) {
      return new InputOutcome.Failed(
          0, new InputFailure(category, "wrong", Map.of(fact, List.of("x")), List.of()));
    }

    @Test
    void isRefusedWithoutChangesOrId() {
      assertThat(
              RpcFailure.of(() -> stub.updateCall(UpdateCallRequest.getDefaultInstance())).fields())
          .containsExactly("/patch");
      assertThat(
              RpcFailure.of(() ->
                      stub.updateCall(
                          UpdateCallRequest.newBuilder()
                              .setPatch(CallPatch.getDefaultInstance())
                              .build()))
                  .fields())
          .containsExactly("/patch/id");
    }
  }

  @Nested
  class ArchiveCall {
    @Test
    void isABatchOfOne() {
      answer(Outcomes.doneWithoutCall(0));

      stub.archiveCall(ArchiveCallRequest.newBuilder().setRequestId("r").setId("7").build());

      assertThat(executed.getFirst().operation())
          .isEqualTo(new BatchOperation.Archive(List.of("7")));
      assertThat(executed.getFirst().requestId()).contains(new RequestId("r"));
    }

    @Test
    void goesByAUniqueProperty() {
      List<ArchiveCallCommand> archived = new ArrayList<>();
      facade.archiveCall = archived::add;

      stub.archiveCall(
          ArchiveCallRequest.newBuilder()
              .setRequestId("r")
              .setId("x")
              .setIdProperty("external")
              .build());

      assertThat(archived)
          .containsExactly(
              new ArchiveCallCommand(
                  Facade.CALLER, Optional.of(new RequestId("r")), "external", "x"));
    }

    @Test
    void isRefusedForAPropertyWithoutUniqueValues() {
      facade.archiveCall =
          _ -> {
            throw new InvalidRequestException("idProperty", "expected another, found a");
          };

      RpcFailure failure =
          RpcFailure.of(() ->
              stub.archiveCall(
                  ArchiveCallRequest.newBuilder().setId("x").setIdProperty("a").build()));

      assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(failure.fields()).containsExactly("/id_property");
    }

    @Test
    void isRefusedWithoutAnId() {
      assertThat(
              RpcFailure.of(() -> stub.archiveCall(ArchiveCallRequest.getDefaultInstance()))
                  .fields())
          .containsExactly("/id");
    }
  }

  @Nested
  class PurgeCall {
    @Test
    void isDoneWhetherTheCallWasThereOrNot() {
      List<PurgeCallCommand> purged = new ArrayList<>();
      facade.purgeCall = purged::add;

      stub.purgeCall(
          PurgeCallRequest.newBuilder()
              .setRequestId("r")
              .setId("x")
              .setIdProperty("external")
              .build());

      assertThat(purged)
          .containsExactly(
              new PurgeCallCommand(
                  Facade.CALLER, Optional.of(new RequestId("r")), "x", Optional.of("external")));
    }

    @Test
    void namesTheFieldThatThePortRefuses() {
      facade.purgeCall =
          _ -> {
            throw new InvalidRequestException("idProperty", "found a property that isn't unique");
          };

      RpcFailure failure =
          RpcFailure.of(() -> stub.purgeCall(PurgeCallRequest.newBuilder().setId("x").build()));

      assertThat(failure.fields()).containsExactly("/id_property");
    }
  }

  @Nested
  class ListCalls {
    @Test
    void goesOnWhereThePageBeforeEnded() {
      List<ListCallsCommand> listed = new ArrayList<>();
      facade.listCalls =
          command -> {
            listed.add(command);
            return new CallPage(List.of(Outcomes.call(7)), Optional.of(new CallId(8)));
          };

      ListCallsResponse first = stub.listCalls(ListCallsRequest.getDefaultInstance());
      stub.listCalls(
          ListCallsRequest.newBuilder()
              .setPageSize(1_000)
              .setPageToken(first.getNextPageToken())
              .addProperties("a")
              .addPropertiesWithHistory("b")
              .build());

      assertThat(first.getCalls(0).getDetails().getTitle()).isEqualTo("call 7");
      assertThat(listed)
          .containsExactly(
              new ListCallsCommand(Facade.CALLER.portal(), Selection.PLAIN, Optional.empty(), 100),
              new ListCallsCommand(
                  Facade.CALLER.portal(),
                  new Selection(List.of("a"), List.of("b"), List.of(), false),
                  Optional.of(new CallId(8)),
                  1_000));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
      RpcFailure failure =
          RpcFailure.of(() ->
              stub.listCalls(
                  ListCallsRequest.newBuilder().setPageSize(-1).setPageToken("8").build()));

      assertThat(failure.fields()).containsExactly("/page_size", "/page_token");
    }
  }

  @Nested
  class SearchCalls {
    private final List<SearchCallsCommand> searched = new ArrayList<>();

    private void answer(long total) {
      facade.searchCalls =
          command -> {
            searched.add(command);
            return new SearchResult(total, List.of(Outcomes.call(7)));
          };
    }

    @Test
    void handsTheWholeSearchToThePort() {
      answer(1);

      SearchCallsResponse answer =
          stub.searchCalls(
              SearchCallsRequest.newBuilder()
                  .setQuery("discovery")
                  .addFilterGroups(
                      io.callbatch.v1.FilterGroup.newBuilder()
                          .addFilters(
                              io.callbatch.v1.Filter.newBuilder()
                                  .setPropertyName("hs_timestamp")
                                  .setOperator(FilterOperator.FILTER_OPERATOR_BETWEEN)
                                  .setValue("1")
                                  .setHighValue("2"))
                          .addFilters(
                              io.callbatch.v1.Filter.newBuilder()
                                  .setPropertyName("hs_call_status")
                                  .setOperator(FilterOperator.FILTER_OPERATOR_IN)
                                  .addValues("BUSY")))
                  .addSorts(
                      io.callbatch.v1.Sort.newBuilder()
                          .setPropertyName("hs_timestamp")
                          .setDirection(SortDirection.SORT_DIRECTION_DESCENDING))
                  .addProperties("hs_call_title")
                  .build());

      assertThat(answer.getTotal()).isEqualTo(1);
      assertThat(answer.getCalls(0).getId()).isEqualTo("7");
      assertThat(answer.getNextPageToken()).isEmpty();
      assertThat(searched)
          .containsExactly(
              new SearchCallsCommand(
                  Facade.CALLER.portal(),
                  new SearchQuery(
                      Optional.of("discovery"),
                      List.of(
                          new FilterGroup(
                              List.of(
                                  new Filter(
                                      "hs_timestamp",
                                      io.callbatch.domain.model.search.FilterOperator.BETWEEN,
                                      Optional.of("1"),
                                      List.of(),
                                      Optional.of("2")),
                                  new Filter(
                                      "hs_call_status",
                                      io.callbatch.domain.model.search.FilterOperator.IN,
                                      Optional.empty(),
                                      List.of("BUSY"),
                                      Optional.empty())))),
                      Optional.of(new Sort("hs_timestamp", true))),
                  List.of("hs_call_title"),
                  0,
                  100));
    }

    @Test
    void pagesToTheLastMatchThatCanBeReached() {
      answer(1_000_000);
      String token = "";
      for (int page = 0; page < 66; page++) {
        token =
            stub.searchCalls(
                    SearchCallsRequest.newBuilder().setPageSize(150).setPageToken(token).build())
                .getNextPageToken();
      }

      SearchCallsResponse last =
          stub.searchCalls(
              SearchCallsRequest.newBuilder().setPageSize(200).setPageToken(token).build());

      assertThat(searched.getLast().offset()).isEqualTo(9_900);
      assertThat(searched.getLast().limit()).isEqualTo(100);
      assertThat(last.getNextPageToken()).isEmpty();
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
      answer(150);

      String token = stub.searchCalls(SearchCallsRequest.getDefaultInstance()).getNextPageToken();
      SearchCallsResponse last =
          stub.searchCalls(SearchCallsRequest.newBuilder().setPageToken(token).build());

      assertThat(searched.getLast().offset()).isEqualTo(100);
      assertThat(last.getNextPageToken()).isEmpty();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
      RpcFailure failure =
          RpcFailure.of(() ->
              stub.searchCalls(
                  SearchCallsRequest.newBuilder()
                      .addFilterGroups(
                          io.callbatch.v1.FilterGroup.newBuilder()
                              .addFilters(io.callbatch.v1.Filter.getDefaultInstance()))
                      .addSorts(io.callbatch.v1.Sort.newBuilder().setDirectionValue(9))
                      .addSorts(io.callbatch.v1.Sort.newBuilder().setPropertyName("a"))
                      .setPageSize(201)
                      .build()));

      assertThat(failure.fields())
          .containsExactly(
              "/filter_groups/0/filters/0/property_name",
              "/filter_groups/0/filters/0/operator",
              "/sorts",
              "/sorts/0/property_name",
              "/sorts/0/direction",
              "/page_size");
    }

    @Test
    void namesTheFieldThatThePortRefuses() {
      facade.searchCalls =
          _ -> {
            throw new InvalidRequestException(
                "filterGroups[0].filters[1].highValue", "expected a value, found nothing");
          };

      RpcFailure failure =
          RpcFailure.of(() -> stub.searchCalls(SearchCallsRequest.getDefaultInstance()));

      assertThat(failure.fields()).containsExactly("/filter_groups/0/filters/1/high_value");
    }
  }
}
