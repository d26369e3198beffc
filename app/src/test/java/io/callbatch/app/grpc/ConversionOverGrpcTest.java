package io.callbatch.app.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.callbatch.adapter.grpc.GrpcServices;
import io.callbatch.adapter.grpc.format.MessageReading;
import io.callbatch.adapter.grpc.service.ConversionGrpcService;
import io.callbatch.app.Conversions;
import io.callbatch.app.GrpcStreams;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.ReadBatchUseCase;
import io.callbatch.domain.testing.Fixture;
import io.callbatch.domain.usecase.OpenAccess;
import io.callbatch.v1.BatchCallsResponse;
import io.callbatch.v1.BatchStatus;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ConversionServiceGrpc.ConversionServiceBlockingStub;
import io.callbatch.v1.ConvertStreamRequest;
import io.callbatch.v1.ConvertStreamResponse;
import io.callbatch.v1.ConvertStreamResponse.ResultCase;
import io.callbatch.v1.ParseBatchRequest;
import io.callbatch.v1.ParseBatchResponse;
import io.callbatch.v1.PrintBatchRequest;
import io.callbatch.v1.ReadMode;
import io.callbatch.v1.Violation;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real services behind the real interceptors, in this process. */
class ConversionOverGrpcTest {
  private static final Caller ANYBODY =
      new Caller(new PortalId("default"), ChangeSource.integration("test"));

  private final Conversions conversions = new Conversions();
  private Server server;
  private ManagedChannel channel;

  private ConversionServiceBlockingStub stub() throws IOException {
    return stub(conversions.readBatch());
  }

  private ConversionServiceBlockingStub stub(ReadBatchUseCase readBatch) throws IOException {
    if (channel != null) {
      return ConversionServiceGrpc.newBlockingStub(channel);
    }
    String name = InProcessServerBuilder.generateName();
    server =
        new GrpcServices(
                new OpenAccess(ANYBODY),
                16 << 20,
                List.of(
                    new ConversionGrpcService(
                        readBatch,
                        conversions.writeBatch(),
                        new MessageReading(conversions.unknownMemberRules()),
                        ReadOptions.DEFAULT_MAX_VIOLATIONS)))
            .addTo(InProcessServerBuilder.forName(name))
            .build()
            .start();
    channel = InProcessChannelBuilder.forName(name).build();
    return ConversionServiceGrpc.newBlockingStub(channel);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (channel != null) {
      channel.shutdownNow();
      server.shutdownNow().awaitTermination();
    }
  }

  private static ParseBatchRequest parse(Fixture fixture) {
    return ParseBatchRequest.newBuilder().setJson(ByteString.copyFrom(fixture.bytes())).build();
  }

  @Nested
  class ParseBatch {
    @ParameterizedTest
    @EnumSource
    void readsWhatHubSpotSends(Fixture fixture) throws Exception {
      ParseBatchResponse response = stub().parseBatch(parse(fixture));

      assertThat(response.getBatch().getStatus())
          .isNotEqualTo(BatchStatus.BATCH_STATUS_UNSPECIFIED);
    }

    @Test
    void listsWarnings() throws Exception {
      assertThat(stub().parseBatch(parse(Fixture.SEED_EXAMPLE)).getWarningsList())
          .extracting(Violation::getPointer)
          .contains(
              "/results/0/propertiesWithHistory/key",
              "/errors/0/context/key",
              "/errors/0/errors/0/message")
          .hasSize(5);
    }

    @Test
    void failsWithAFieldForEachViolation() throws Exception {
      ParseBatchRequest strict =
          parse(Fixture.SEED_EXAMPLE).toBuilder().setMode(ReadMode.READ_MODE_STRICT).build();

      StatusRuntimeException failure = failure(() -> stub().parseBatch(strict));

      assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(badRequest(failure).getFieldViolationsList())
          .extracting(BadRequest.FieldViolation::getField)
          .containsExactly(
              "/results/0/propertiesWithHistory/key",
              "/errors/0/context/key",
              "/errors/0/errors/0/message");
    }

    @Test
    void fillsDetailsOnDemand() throws Exception {
      ParseBatchRequest request = parse(Fixture.BATCH_READ_200);

      assertThat(stub().parseBatch(request).getBatch().getResults(0).hasDetails()).isFalse();
      assertThat(
              stub()
                  .parseBatch(request.toBuilder().setDetails(true).build())
                  .getBatch()
                  .getResults(0)
                  .getDetails()
                  .getTitle())
          .isEqualTo("Discovery call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\uFEFF{}", "{\"a\":NaN}", "\u0000"})
    void refusesBadInput(String json) throws Exception {
      ParseBatchRequest request =
          ParseBatchRequest.newBuilder().setJson(ByteString.copyFromUtf8(json)).build();

      StatusRuntimeException failure = failure(() -> stub().parseBatch(request));

      assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(badRequest(failure).getFieldViolationsCount()).isPositive();
    }

    @Test
    void refusesAModeItDoesNotKnow() throws Exception {
      ParseBatchRequest request = parse(Fixture.BATCH_READ_200).toBuilder().setModeValue(9).build();

      StatusRuntimeException failure = failure(() -> stub().parseBatch(request));

      assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(badRequest(failure).getFieldViolations(0).getField()).isEqualTo("/mode");
      assertThat(StatusProto.fromThrowable(failure).getDetailsList())
          .anyMatch(detail -> detail.is(ErrorInfo.class));
    }

    @Test
    void saysWhenToComeBackWhenTooMuchIsUnderWay() throws Exception {
      ReadBatchUseCase busy =
          _ -> {
            throw new OverloadedException("busy", Duration.ofSeconds(1));
          };

      StatusRuntimeException failure =
          failure(() -> stub(busy).parseBatch(parse(Fixture.BATCH_READ_200)));

      assertThat(failure.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
      assertThat(StatusProto.fromThrowable(failure).getDetailsList())
          .filteredOn(detail -> detail.is(RetryInfo.class))
          .singleElement()
          .satisfies(detail ->
              assertThat(detail.unpack(RetryInfo.class).getRetryDelay().getSeconds()).isOne());
    }

    @Test
    void answersEvenWhenAClassCannotBeLinked() throws Exception {
      ReadBatchUseCase broken =
          _ -> {
            throw new NoClassDefFoundError("secret/of/the/House");
          };

      StatusRuntimeException failure =
          failure(() -> stub(broken).parseBatch(parse(Fixture.BATCH_READ_200)));

      assertThat(failure.getStatus().getCode()).isEqualTo(Code.INTERNAL);
      assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @Test
    void keepsItsOwnFailuresToItself() throws Exception {
      ReadBatchUseCase broken =
          _ -> {
            throw new IllegalStateException("secret of the house");
          };

      StatusRuntimeException failure =
          failure(() -> stub(broken).parseBatch(parse(Fixture.BATCH_READ_200)));

      assertThat(failure.getStatus().getCode()).isEqualTo(Code.INTERNAL);
      assertThat(failure.getMessage()).doesNotContain("secret");
    }
  }

  @Nested
  class PrintBatch {
    @ParameterizedTest
    @EnumSource
    void writesWhatParseBatchRead(Fixture fixture) throws Exception {
      BatchCallsResponse batch = stub().parseBatch(parse(fixture)).getBatch();

      ByteString json =
          stub().printBatch(PrintBatchRequest.newBuilder().setBatch(batch).build()).getJson();

      ParseBatchRequest again = ParseBatchRequest.newBuilder().setJson(json).build();
      assertThat(stub().parseBatch(again).getBatch()).isEqualTo(batch);
    }

    @Test
    void leavesOutWhatIsOnlyForConsumers() throws Exception {
      BatchCallsResponse batch =
          stub()
              .parseBatch(parse(Fixture.BATCH_READ_200).toBuilder().setDetails(true).build())
              .getBatch();

      String json =
          stub()
              .printBatch(PrintBatchRequest.newBuilder().setBatch(batch).build())
              .getJson()
              .toStringUtf8();

      assertThat(json).doesNotContain("\"details\"");
    }

    @Test
    void refusesWhatIsNoDocument() throws Exception {
      StatusRuntimeException failure =
          failure(() -> stub().printBatch(PrintBatchRequest.getDefaultInstance()));

      assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(badRequest(failure).getFieldViolations(0).getField()).isEqualTo("/status");
    }
  }

  @Nested
  class ConvertStream {
    private final BatchCallsResponse good =
        BatchCallsResponse.newBuilder()
            .setStatus(BatchStatus.BATCH_STATUS_COMPLETE)
            .setStartedAt(Timestamp.newBuilder().setSeconds(1))
            .setCompletedAt(Timestamp.newBuilder().setSeconds(2))
            .build();

    @Test
    void answersInOrderAndGoesOnAfterBadDocuments() throws Exception {
      stub();
      List<ConvertStreamRequest> requests = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        requests.add(
            switch (i % 3) {
              case 0 ->
                  ConvertStreamRequest.newBuilder()
                      .setBatch(good.toBuilder().setNumErrors(i))
                      .build();
              case 1 ->
                  ConvertStreamRequest.newBuilder()
                      .setJson(ByteString.copyFromUtf8("{\"number\":" + i))
                      .build();
              default ->
                  ConvertStreamRequest.newBuilder()
                      .setJson(ByteString.copyFrom(Fixture.SEED_EXAMPLE.bytes()))
                      .build();
            });
      }

      List<ConvertStreamResponse> answers = GrpcStreams.convert(channel, requests);

      assertThat(answers).hasSize(300);
      for (int i = 0; i < 300; i += 3) {
        assertThat(answers.get(i).getJson().toStringUtf8()).contains("\"numErrors\":" + i + "}");
        assertThat(answers.get(i + 1).getResultCase()).isEqualTo(ResultCase.VIOLATIONS);
        assertThat(answers.get(i + 2).getResultCase()).isEqualTo(ResultCase.BATCH);
        assertThat(answers.get(i + 2).getWarningsCount()).isEqualTo(5);
      }
    }

    @Test
    void readsEachDocumentInItsOwnMode() throws Exception {
      stub();
      ConvertStreamRequest lenient =
          ConvertStreamRequest.newBuilder()
              .setJson(ByteString.copyFrom(Fixture.SEED_EXAMPLE.bytes()))
              .build();
      ConvertStreamRequest strict =
          lenient.toBuilder().setMode(ReadMode.READ_MODE_STRICT).setDetails(true).build();

      List<ConvertStreamResponse> answers =
          GrpcStreams.convert(channel, List.of(lenient, strict, lenient));

      assertThat(answers.get(0).hasBatch()).isTrue();
      assertThat(answers.get(1).getViolations().getViolationsCount()).isEqualTo(3);
      assertThat(answers.get(2).hasBatch()).isTrue();
    }

    @Test
    void goesOnAfterAModeItDoesNotKnow() throws Exception {
      stub();
      ConvertStreamRequest known =
          ConvertStreamRequest.newBuilder()
              .setJson(ByteString.copyFrom(Fixture.BATCH_READ_200.bytes()))
              .build();
      ConvertStreamRequest unknown = known.toBuilder().setModeValue(9).build();

      List<ConvertStreamResponse> answers = GrpcStreams.convert(channel, List.of(unknown, known));

      assertThat(answers.get(0).getViolations().getViolations(0).getMessage())
          .isEqualTo("expected lenient or strict, found an unknown mode");
      assertThat(answers.get(1).hasBatch()).isTrue();
    }

    @Test
    void answersARequestWithoutADocument() throws Exception {
      stub();

      ConvertStreamResponse answer =
          GrpcStreams.convert(channel, List.of(ConvertStreamRequest.getDefaultInstance()))
              .getFirst();

      assertThat(answer.getViolations().getViolations(0).getMessage())
          .isEqualTo("expected json or batch, found no document");
    }

    @Test
    void holdsNothingBackWhenThereIsNothing() throws Exception {
      stub();

      assertThat(GrpcStreams.convert(channel, List.of())).isEmpty();
    }
  }

  private interface Rpc {
    void call() throws Exception;
  }

  private static StatusRuntimeException failure(Rpc rpc) {
    List<StatusRuntimeException> failures = new ArrayList<>();
    assertThatThrownBy(rpc::call)
        .isInstanceOfSatisfying(StatusRuntimeException.class, failures::add);
    return failures.getFirst();
  }

  private static BadRequest badRequest(StatusRuntimeException failure) throws Exception {
    for (Any detail : StatusProto.fromThrowable(failure).getDetailsList()) {
      if (detail.is(BadRequest.class)) {
        return detail.unpack(BadRequest.class);
      }
    }
    throw new AssertionError("no BadRequest among the details", failure);
  }
}
