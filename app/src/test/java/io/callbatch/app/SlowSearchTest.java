package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callbatch.v1.BatchCreateCallsRequest;
import io.callbatch.v1.CallBatchServiceGrpc;
import io.callbatch.v1.CallInput;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.Filter;
import io.callbatch.v1.FilterGroup;
import io.callbatch.v1.FilterOperator;
import io.callbatch.v1.ListCallsRequest;
import io.callbatch.v1.SearchCallsRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search that takes some seconds of a processor ends when it should, over both protocols. */
@Timeout(180)
class SlowSearchTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int BATCHES = 2;
  private static final int CALLS_IN_BATCH = 200;

  /** Six filters in each of three groups, as many as are allowed, that look at every character. */
  private static final SearchCallsRequest SLOW =
      SearchCallsRequest.newBuilder()
          .addAllFilterGroups(IntStream.range(0, 3).mapToObj(SlowSearchTest::group).toList())
          .build();

  private static final String SLOW_JSON =
      "{\"filterGroups\":[%s]}"
          .formatted(
              IntStream.range(0, 3)
                  .mapToObj(SlowSearchTest::json)
                  .collect(Collectors.joining(",")));

  @TempDir Path folder;
  private TestServer server;

  private static String pattern(int i) {
    return "*a*a*a*a*a" + (char) ('b' + i) + "z";
  }

  private static FilterGroup group(int number) {
    FilterGroup.Builder group = FilterGroup.newBuilder();
    for (int i = 0; i < 6; i++) {
      group.addFilters(
          Filter.newBuilder()
              .setPropertyName("hs_call_title")
              .setOperator(
                  i < 5
                      ? FilterOperator.FILTER_OPERATOR_NOT_CONTAINS_TOKEN
                      : FilterOperator.FILTER_OPERATOR_CONTAINS_TOKEN)
              .setValue(pattern(6 * number + i)));
    }
    return group.build();
  }

  private static String json(int number) {
    return "{\"filters\":[%s]}"
        .formatted(
            IntStream.range(0, 6)
                .mapToObj(i ->
                    "{\"propertyName\":\"hs_call_title\",\"operator\":\"%s\",\"value\":\"%s\"}"
                        .formatted(
                            i < 5 ? "NOT_CONTAINS_TOKEN" : "CONTAINS_TOKEN",
                            pattern(6 * number + i)))
                .collect(Collectors.joining(",")));
  }

  private void start(Duration longestRead, Duration shutdown) throws Exception {
    StoreSettings memory = StoreSettings.IN_MEMORY;
    ServerSettings usual =
        TestServer.storing(
            new StoreSettings(
                "sqlite:" + folder.resolve("slow.db"),
                memory.limits(),
                memory.workers(),
                memory.lease(),
                memory.retention(),
                longestRead));
    server = new TestServer(TestServer.stopping(usual, shutdown));
    BatchCreateCallsRequest.Builder batch = BatchCreateCallsRequest.newBuilder();
    for (int i = 0; i < CALLS_IN_BATCH; i++) {
      batch.addInputs(
          CallInput.newBuilder()
              .putProperties("hs_timestamp", "2026-03-12T10:00:00Z")
              .putProperties("hs_call_title", "a".repeat(60_000)));
    }
    for (int i = 0; i < BATCHES; i++) {
      assertThat(
              CallBatchServiceGrpc.newBlockingStub(server.channel())
                  .withMaxInboundMessageSize(1 << 26)
                  .batchCreateCalls(batch.build())
                  .getBatch()
                  .getResultsCount())
          .isEqualTo(CALLS_IN_BATCH);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> search() {
    try {
      return server.post(
          "/crm/v3/objects/calls/search",
          SLOW_JSON.getBytes(StandardCharsets.UTF_8),
          "Content-Type",
          "application/json");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static RpcFailure failure(Channel channel) {
    return RpcFailure.of(
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> CallServiceGrpc.newBlockingStub(channel).searchCalls(SLOW)));
  }

  private void requireWell() {
    assertThat(
            CallServiceGrpc.newBlockingStub(server.channel())
                .withMaxInboundMessageSize(1 << 26)
                .listCalls(ListCallsRequest.newBuilder().setPageSize(3).build())
                .getCallsCount())
        .isEqualTo(3);
  }

  @Test
  void endsAtTheTimeLimitOfReads() throws Exception {
    start(Duration.ofMillis(200), Duration.ofSeconds(10));

    RpcFailure failure = failure(server.channel());
    HttpResponse<byte[]> refused = search();

    assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    assertThat(failure.reason()).isEqualTo("READ_TIMED_OUT");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(TestServer.json(refused).get("status").asString()).isEqualTo("error");
    requireWell();
  }

  @Test
  void endsWithTheDeadlineOfItsClient() throws Exception {
    start(HOUR, Duration.ofSeconds(10));
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER), "200m");
    Channel hasty =
        ClientInterceptors.intercept(
            server.channel(), MetadataUtils.newAttachHeadersInterceptor(headers));

    RpcFailure failure = failure(hasty);

    assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    requireWell();
  }

  @Test
  void endsWithTheServer() throws Exception {
    start(HOUR, Duration.ofMillis(500));
    CompletableFuture<HttpResponse<byte[]>> answer = CompletableFuture.supplyAsync(this::search);
    while (!server.get("/metrics").body().contains("callbatch_requests_active 1.0")) {
      Thread.onSpinWait();
    }

    boolean finished = server.server().stop();

    // The search would have taken longer: it was ended and answered, or cut off.
    Optional<Integer> status =
        answer
            .handle((got, _) -> Optional.ofNullable(got).map(HttpResponse::statusCode))
            .get(60, TimeUnit.SECONDS);
    assertThat(status.orElse(503)).isEqualTo(503);
    assertThat(finished || status.isEmpty()).isTrue();
  }
}
