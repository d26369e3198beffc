package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.AssociationType;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.run.BatchOutcome;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputOutcome;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.ListCallsUseCase.CallPage;
import io.callbatch.domain.port.in.ListCallsUseCase.ListCallsCommand;
import io.callbatch.domain.port.in.RequestIdReusedException;
import io.callbatch.domain.port.out.StoreUnavailableException;
import io.callbatch.v1.BatchError;
import io.callbatch.v1.Call;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.ExportCallsRequest;
import io.callbatch.v1.ExportCallsResponse;
import io.callbatch.v1.GetCallRequest;
import io.callbatch.v1.ImportCallsRequest;
import io.callbatch.v1.ImportCallsResponse;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CallStreamsTest {
  private final Facade facade = new Facade();

  @AfterEach
  void close() {
    facade.close();
  }

  /** After this the server has had time to do what it was going to do. */
  private void roundTrip() {
    facade.executeBatch = _ -> Outcomes.outcome(Outcomes.done(0, 1));
    for (int i = 0; i < 20; i++) {
      CallServiceGrpc.newBlockingStub(facade.channel())
          .getCall(GetCallRequest.newBuilder().setId("1").build());
    }
  }

  @Nested
  class ExportCalls {
    private final List<ListCallsCommand> listed = Collections.synchronizedList(new ArrayList<>());

    /** A store of calls with ids from 1, each with a body of that length. */
    private void store(int calls, int bodyLength) {
      String body = "x".repeat(bodyLength);
      facade.listCalls =
          command -> {
            listed.add(command);
            long from = command.from().map(CallId::value).orElse(1L);
            long end = Math.min(calls + 1L, from + command.limit());
            return new CallPage(
                LongStream.range(from, end)
                    .mapToObj(id -> Outcomes.call(id, Map.of("hs_call_body", body)))
                    .toList(),
                end > calls ? Optional.empty() : Optional.of(new CallId(end)));
          };
    }

    private SlowClient<ExportCallsRequest, ExportCallsResponse> export(ExportCallsRequest request) {
      SlowClient<ExportCallsRequest, ExportCallsResponse> client = new SlowClient<>();
      CallServiceGrpc.newStub(facade.channel()).exportCalls(request, client);
      return client;
    }

    private static List<String> ids(List<ExportCallsResponse> messages) {
      return messages.stream()
          .flatMap(message -> message.getCallsList().stream())
          .map(Call::getId)
          .toList();
    }

    @Test
    void sendsEveryCallOnceInOrder() {
      store(2_345, 10);

      SlowClient<ExportCallsRequest, ExportCallsResponse> client =
          export(ExportCallsRequest.getDefaultInstance());
      List<ExportCallsResponse> messages = client.readAll();

      assertThat(ids(messages))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, 2_345).mapToObj(Long::toString).toList());
      assertThat(messages)
          .allSatisfy(message -> assertThat(message.getCallsCount()).isLessThanOrEqualTo(500));
      assertThat(messages.getLast().getNextPageToken()).isEmpty();
      assertThat(messages).hasSizeLessThan(10);
    }

    @Test
    void showsAllAssociations() {
      store(1, 10);

      export(ExportCallsRequest.getDefaultInstance()).readAll();

      assertThat(listed.getFirst().selection().associations())
          .hasSize(AssociationType.values().length)
          .contains("contacts", "deals");
    }

    @Test
    void showsEveryPropertyUnlessSomeAreNamed() {
      store(1, 10);

      export(ExportCallsRequest.getDefaultInstance()).readAll();
      export(ExportCallsRequest.newBuilder().addProperties("a").build()).readAll();

      assertThat(listed.getFirst().everyProperty()).isTrue();
      assertThat(listed.getLast().everyProperty()).isFalse();
    }

    @Test
    void keepsMessagesSmallWhenCallsAreLarge() {
      store(200, 60_000);

      List<ExportCallsResponse> messages =
          export(ExportCallsRequest.getDefaultInstance()).readAll();

      assertThat(ids(messages)).hasSize(200);
      assertThat(messages)
          .allSatisfy(
              message -> assertThat(message.getSerializedSize()).isLessThan((1 << 20) + 10_000));
      assertThat(listed.getLast().limit()).isLessThan(20);
    }

    @Test
    void readsNothingAheadForAClientThatDoesNot() {
      store(1_000_000, 10);

      SlowClient<ExportCallsRequest, ExportCallsResponse> client =
          export(ExportCallsRequest.getDefaultInstance());
      client.read();
      roundTrip();

      assertThat(listed).hasSizeLessThanOrEqualTo(2);
      client.cancel();
    }

    @Test
    void goesOnAfterAnInterruption() {
      store(1_000, 10);
      SlowClient<ExportCallsRequest, ExportCallsResponse> interrupted =
          export(ExportCallsRequest.newBuilder().setArchived(true).build());
      ExportCallsResponse first = interrupted.read();
      interrupted.cancel();

      List<ExportCallsResponse> rest =
          export(
                  ExportCallsRequest.newBuilder()
                      .setPageToken(first.getNextPageToken())
                      .setArchived(true)
                      .addProperties("a")
                      .addPropertiesWithHistory("b")
                      .build())
              .readAll();

      assertThat(ids(List.of(first)).size() + ids(rest).size()).isEqualTo(1_000);
      assertThat(listed.getLast().selection().archived()).isTrue();
      assertThat(listed.getLast().selection().properties()).containsExactly("a");
      assertThat(listed.getLast().selection().propertiesWithHistory()).containsExactly("b");
    }

    @Test
    void tokensPointBetweenMessagesOfOnePage() {
      store(60, 60_000);

      SlowClient<ExportCallsRequest, ExportCallsResponse> interrupted =
          export(ExportCallsRequest.getDefaultInstance());
      ExportCallsResponse first = interrupted.read();
      interrupted.cancel();
      List<ExportCallsResponse> rest =
          export(ExportCallsRequest.newBuilder().setPageToken(first.getNextPageToken()).build())
              .readAll();

      assertThat(first.getCallsCount()).isLessThan(20);
      assertThat(ids(rest).getFirst()).isEqualTo(Integer.toString(first.getCallsCount() + 1));
      assertThat(ids(rest).getLast()).isEqualTo("60");
    }

    @Test
    void endsAtOnceWhenThereIsNothing() {
      store(0, 0);

      assertThat(export(ExportCallsRequest.getDefaultInstance()).readAll()).isEmpty();
    }

    @Test
    void failsWithTheStore() {
      facade.listCalls =
          _ -> {
            throw new StoreUnavailableException(
                StoreUnavailableException.Reason.UNREACHABLE,
                "gone",
                Duration.ofSeconds(1),
                new IllegalStateException());
          };

      RpcFailure failure =
          RpcFailure.of(() -> export(ExportCallsRequest.getDefaultInstance()).readAll());

      assertThat(failure.code()).isEqualTo(Code.UNAVAILABLE);
      assertThat(failure.canBeRetried()).isTrue();
    }

    @Test
    void refusesATokenItDidNotGive() {
      RpcFailure failure =
          RpcFailure.of(
              () -> export(ExportCallsRequest.newBuilder().setPageToken("x").build()).readAll());

      assertThat(failure.fields()).containsExactly("/page_token");
    }
  }

  @Nested
  class ImportCalls {
    private final List<ExecuteBatchCommand> executed =
        Collections.synchronizedList(new ArrayList<>());
    private final SlowClient<ImportCallsRequest, ImportCallsResponse> client = new SlowClient<>();

    private void start() {
      CallServiceGrpc.newStub(facade.channel()).importCalls(client);
    }

    private static ImportCallsRequest message(String requestId, int inputs) {
      return ImportCallsRequest.newBuilder()
          .setRequestId(requestId)
          .addAllInputs(
              Collections.nCopies(
                  inputs, CallInput.newBuilder().putProperties("hs_timestamp", "0").build()))
          .build();
    }

    private void answerWith(InputOutcome... outcomes) {
      BatchOutcome outcome = Outcomes.outcome(outcomes);
      facade.executeBatch =
          command -> {
            executed.add(command);
            return outcome;
          };
    }

    @Test
    void acknowledgesEachMessageWithIdsInTheOrderOfItsInputs() {
      answerWith(
          Outcomes.done(0, 11),
          Outcomes.failed(1, FailureCategory.VALIDATION_ERROR, "no"),
          Outcomes.done(2, 13),
          Outcomes.doneWithoutCall(3));
      start();

      client.send(message("a", 4));
      client.send(message("b", 4));
      client.finish();
      List<ImportCallsResponse> answers = client.readAll();

      assertThat(answers).extracting(ImportCallsResponse::getRequestId).containsExactly("a", "b");
      assertThat(answers.getFirst().getResultsList()).containsExactly("11", "", "13", "");
      assertThat(answers.getFirst().getErrorsList())
          .singleElement()
          .extracting(BatchError::getInputIndexesList)
          .isEqualTo(List.of(1));
      assertThat(executed)
          .extracting(command -> command.requestId().orElseThrow().value())
          .containsExactly("a", "b");
    }

    @Test
    void takesNoMoreMessagesThanTheClientReadsAnswers() {
      answerWith(Outcomes.done(0, 1));
      start();

      for (int i = 0; i < 50; i++) {
        client.send(message("m" + i, 1));
      }
      client.read();
      roundTripWithoutExecuting();

      assertThat(executed).hasSizeLessThanOrEqualTo(2);
      client.finish();
      assertThat(client.readAll()).hasSize(49);
    }

    private void roundTripWithoutExecuting() {
      facade.listCalls = _ -> new CallPage(List.of(), Optional.empty());
      for (int i = 0; i < 20; i++) {
        CallServiceGrpc.newBlockingStub(facade.channel())
            .listCalls(io.callbatch.v1.ListCallsRequest.getDefaultInstance());
      }
    }

    @Test
    void endsWithTheFirstMessageThatCanNotBeDone() {
      facade.executeBatch =
          command -> {
            executed.add(command);
            if (executed.size() > 1) {
              throw new RequestIdReusedException("b");
            }
            return Outcomes.outcome(Outcomes.done(0, 1));
          };
      start();
      client.send(message("a", 1));
      client.send(message("b", 1));
      client.finish();

      assertThat(client.read().getRequestId()).isEqualTo("a");
      assertThat(RpcFailure.of(client::readAll).code()).isEqualTo(Code.ALREADY_EXISTS);
    }

    @Test
    void refusesAnEmptyMessage() {
      start();
      client.send(message("x".repeat(129), 0));

      assertThat(RpcFailure.of(client::readAll).fields()).containsExactly("/request_id", "/inputs");
    }
  }
}
