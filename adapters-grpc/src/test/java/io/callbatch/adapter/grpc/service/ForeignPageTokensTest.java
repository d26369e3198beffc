package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.run.BatchId;
import io.callbatch.domain.port.in.ListBatchesUseCase.BatchPage;
import io.callbatch.domain.port.in.ListCallsUseCase.CallPage;
import io.callbatch.domain.port.in.SearchCallsUseCase.SearchResult;
import io.callbatch.domain.usecase.OpenAccess;
import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.ExportCallsRequest;
import io.callbatch.v1.ListBatchesRequest;
import io.callbatch.v1.ListCallsRequest;
import io.callbatch.v1.SearchCallsRequest;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No list takes a page token but those that it gave for the same question. */
class ForeignPageTokensTest {
  private final Facade facade = new Facade();
  private final CallServiceGrpc.CallServiceBlockingStub calls =
      CallServiceGrpc.newBlockingStub(facade.channel());
  private final CallBatchServiceGrpc.CallBatchServiceBlockingStub batches =
      CallBatchServiceGrpc.newBlockingStub(facade.channel());

  /** The lists, each as a question for a page that answers with the token of the next. */
  private enum Lists {
    CALLS(
        (test, token) ->
            test.calls
                .listCalls(ListCallsRequest.newBuilder().setPageToken(token).build())
                .getNextPageToken(),
        (test, token) ->
            test.calls
                .listCalls(
                    ListCallsRequest.newBuilder().setPageToken(token).setArchived(true).build())
                .getNextPageToken()),
    EXPORT(
        (test, token) ->
            test.calls
                .exportCalls(ExportCallsRequest.newBuilder().setPageToken(token).build())
                .next()
                .getNextPageToken(),
        (test, token) ->
            test.calls
                .exportCalls(
                    ExportCallsRequest.newBuilder().setPageToken(token).setArchived(true).build())
                .next()
                .getNextPageToken()),
    SEARCH(
        (test, token) ->
            test.calls
                .searchCalls(
                    SearchCallsRequest.newBuilder().setQuery("a").setPageToken(token).build())
                .getNextPageToken(),
        (test, token) ->
            test.calls
                .searchCalls(
                    SearchCallsRequest.newBuilder().setQuery("b").setPageToken(token).build())
                .getNextPageToken()),
    BATCHES(
        (test, token) ->
            test.batches
                .listBatches(ListBatchesRequest.newBuilder().setPageToken(token).build())
                .getNextPageToken(),
        (test, token) ->
            test.batches
                .listBatches(
                    ListBatchesRequest.newBuilder()
                        .setPageToken(token)
                        .setStatus(BatchStatus.BATCH_STATUS_PENDING)
                        .build())
                .getNextPageToken());

    private final Page page;
    private final Page other;

    Lists(Page page, Page other) {
      this.page = page;
      this.other = other;
    }
  }

  private interface Page {
    String next(ForeignPageTokensTest test, String token);
  }

  @BeforeEach
  void answer() {
    facade.listCalls =
        _ -> new CallPage(List.of(Outcomes.call(7)), Optional.of(new CallId(88512345671L)));
    facade.searchCalls = _ -> new SearchResult(1_000_000, List.of(Outcomes.call(7)));
    facade.listBatches =
        _ ->
            new BatchPage(
                List.of(), Optional.of(new BatchId("0199a8f0-7d4e-7b52-a8e1-2c1f6f1d7a10")));
  }

  @AfterEach
  void close() {
    facade.close();
  }

  @ParameterizedTest
  @EnumSource
  void itsOwnIsTaken(Lists list) {
    assertThat(list.page.next(this, list.page.next(this, ""))).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void oneThatWasDamagedIsRefused(Lists list) {
    String token = list.page.next(this, "");
    List<String> damaged =
        new ArrayList<>(
            List.of(
                " ",
                "   ",
                " " + token,
                token + " ",
                token + "=",
                token + token,
                token.toLowerCase(Locale.ROOT),
                "0",
                "-1",
                "7",
                "100",
                "88512345671",
                "99999999999999999999999999",
                encoded("1c88512345671"),
                encoded("1s100"),
                encoded("1bbatch-1"),
                "x".repeat(5_000)));
    for (int i = 1; i < token.length(); i++) {
      damaged.add(token.substring(0, i));
      damaged.add(token.substring(i));
    }
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      damaged.add(Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));
    }

    assertThat(damaged).allSatisfy(text -> refuses(list.page, text));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void oneOfAnotherListIsRefused(Lists list) {
    String token = list.page.next(this, "");
    for (Lists other : Lists.values()) {
      if (other != list) {
        refuses(other.page, token);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneOfAnotherQuestionIsRefused(Lists list) {
    refuses(list.other, list.page.next(this, ""));
    refuses(list.page, list.other.next(this, ""));
  }

  @ParameterizedTest
  @EnumSource
  void oneOfAnotherPortalIsRefused(Lists list) {
    String token = list.page.next(this, "");
    facade.tokens =
        new OpenAccess(new Caller(new PortalId("other"), ChangeSource.integration("callbatch")));

    refuses(list.page, token);
  }

  private void refuses(Page page, String token) {
    RpcFailure failure = RpcFailure.of(() -> page.next(this, token));
    assertThat(failure.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(failure.fields()).containsExactly("/page_token");
  }

  @Test
  void whatIsShownOfTheMatchesMayChangeFromPageToPage() {
    String token =
        calls
            .searchCalls(SearchCallsRequest.newBuilder().setPageSize(10).build())
            .getNextPageToken();

    assertThat(
            calls
                .searchCalls(
                    SearchCallsRequest.newBuilder()
                        .setPageToken(token)
                        .setPageSize(20)
                        .addProperties("hs_call_title")
                        .build())
                .getCallsCount())
        .isOne();
  }
}
