package io.callbatch.app.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import io.callbatch.app.GrpcStreams;
import io.callbatch.app.TestServer;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.testing.Fixture;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ConvertStreamRequest;
import io.callbatch.v1.ConvertStreamResponse;
import io.callbatch.v1.ParseBatchRequest;
import io.callbatch.v1.ParseBatchResponse;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.channelz.v1.ChannelzGrpc;
import io.grpc.channelz.v1.GetServersRequest;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as it is, over real HTTP/2. */
class RealGrpcTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new TestServer(TestServer.within(new ReadLimits(100_000, 256, 1000), 64));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void convertsDocuments() {
    assertThat(
            ConversionServiceGrpc.newBlockingStub(server.channel())
                .parseBatch(
                    ParseBatchRequest.newBuilder()
                        .setJson(ByteString.copyFrom(Fixture.BATCH_READ_200.bytes()))
                        .build())
                .getBatch()
                .getResultsCount())
        .isPositive();
  }

  @Test
  void convertsStreamsLongerThanAnyBuffer() throws Exception {
    ConvertStreamRequest request =
        ConvertStreamRequest.newBuilder()
            .setJson(ByteString.copyFrom(Fixture.BATCH_READ_200.bytes()))
            .build();

    assertThat(GrpcStreams.convert(server.channel(), Collections.nCopies(5_000, request)))
        .hasSize(5_000)
        .allSatisfy(answer -> assertThat(answer.hasBatch()).isTrue());
  }

  @Test
  void refusesAHundredViolationsWithinTheClientsHeaderLimit() {
    ByteString json = ByteString.copyFromUtf8("{\"errors\":[" + "5,".repeat(500) + "5]}");

    assertThatThrownBy(() -> parse(json))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure ->
                assertThat(failure.getStatus().getDescription())
                    .startsWith("505 violations; the first is /status: expected one of"));
  }

  @Test
  void refusesADocumentThatIsTooLarge() {
    assertThatThrownBy(() -> parse(ByteString.copyFrom(new byte[100_001])))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
              assertThat(failure.getStatus().getDescription()).contains("more than 100000 bytes");
            });
    assertThatThrownBy(() -> parse(ByteString.copyFrom(new byte[2_000_000])))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure ->
                assertThat(failure.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED));
  }

  @Test
  void aStreamGoesOnAfterADocumentThatIsALittleTooLarge() throws Exception {
    ConvertStreamRequest large =
        ConvertStreamRequest.newBuilder().setJson(ByteString.copyFrom(new byte[500_000])).build();
    ConvertStreamRequest good =
        ConvertStreamRequest.newBuilder()
            .setJson(ByteString.copyFrom(Fixture.BATCH_READ_200.bytes()))
            .build();

    List<ConvertStreamResponse> answers =
        GrpcStreams.convert(server.channel(), List.of(large, good));

    assertThat(answers.get(0).getViolations().getViolations(0).getRule()).isEqualTo("too-large");
    assertThat(answers.get(1).hasBatch()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 150})
  void listsViolationsWhoseNamesAreLongOnceEncoded(int count) {
    String properties =
        IntStream.range(0, count)
            .mapToObj(i -> "\"%s%d\":[]".formatted("😀".repeat(count == 1 ? 400 : 200), i))
            .collect(Collectors.joining(","));
    ByteString json =
        ByteString.copyFromUtf8("{\"results\":[{\"properties\":{%s}}]}".formatted(properties));

    assertThatThrownBy(() -> parse(json))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
              assertThat(StatusProto.fromThrowable(failure).getDetailsList())
                  .anyMatch(detail -> detail.is(BadRequest.class));
            });
  }

  @Test
  void refusesBytesThatAreNoMessage() {
    MethodDescriptor<byte[], ParseBatchResponse> bytes =
        ConversionServiceGrpc.getParseBatchMethod().toBuilder(
                new Bytes(), ConversionServiceGrpc.getParseBatchMethod().getResponseMarshaller())
            .build();

    assertThatThrownBy(() ->
            ClientCalls.blockingUnaryCall(
                server.channel(), bytes, CallOptions.DEFAULT, new byte[] {-1, -1, -1}))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
              assertThat(StatusProto.fromThrowable(failure).getDetailsList())
                  .anyMatch(detail -> detail.is(BadRequest.class));
            });
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      throw new AssertionError("answers are messages");
    }
  }

  private static void parse(ByteString json) {
    ConversionServiceGrpc.newBlockingStub(server.channel())
        .parseBatch(ParseBatchRequest.newBuilder().setJson(json).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "callbatch.v1.ConversionService"})
  void isHealthy(String service) {
    assertThat(
            HealthGrpc.newBlockingStub(server.channel())
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus())
        .isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void showsItsChannels() {
    assertThat(
            ChannelzGrpc.newBlockingStub(server.channel())
                .getServers(GetServersRequest.getDefaultInstance())
                .getServerCount())
        .isPositive();
  }

  @Test
  void tellsWhichServicesItHas() throws Exception {
    CompletableFuture<List<String>> services = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(server.channel())
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    services.complete(
                        response.getListServicesResponse().getServiceList().stream()
                            .map(ServiceResponse::getName)
                            .toList());
                  }

                  @Override
                  public void onError(Throwable failure) {
                    services.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("*").build());

    assertThat(services.get(10, TimeUnit.SECONDS))
        .contains(
            "callbatch.v1.ConversionService",
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.channelz.v1.Channelz");
    requests.onCompleted();
  }
}
