package io.callbatch.adapter.grpc.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.grpc.service.Facade;
import io.callbatch.adapter.grpc.service.Outcomes;
import io.callbatch.adapter.grpc.service.RpcFailure;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.ExecuteBatchUseCase.ExecuteBatchCommand;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.callbatch.v1.ArchiveCallRequest;
import io.callbatch.v1.CallServiceGrpc;
import io.callbatch.v1.CallServiceGrpc.CallServiceBlockingStub;
import io.callbatch.v1.GetCallRequest;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessInterceptorTest {
  private static final GetCallRequest READ = GetCallRequest.newBuilder().setId("7").build();
  private static final Caller READER =
      new Caller(new PortalId("readers"), ChangeSource.integration("reader"));

  private final Facade facade = new Facade();
  private final List<ExecuteBatchCommand> executed = new ArrayList<>();

  @BeforeEach
  void admitOneReader() {
    facade.tokens =
        token ->
            token.filter("reader-token"::equals).map(_ -> new Access(READER, Set.of(Scope.READ)));
    facade.executeBatch =
        command -> {
          executed.add(command);
          return Outcomes.outcome(Outcomes.done(0, 7));
        };
  }

  @AfterEach
  void close() {
    facade.close();
  }

  private CallServiceBlockingStub stub(String authorization) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
    return CallServiceGrpc.newBlockingStub(facade.channel())
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer reader-token", "bearer reader-token", "BEARER  reader-token "})
  void worksForThePortalOfTheToken(String authorization) {
    stub(authorization).getCall(READ);

    assertThat(executed).singleElement().extracting(ExecuteBatchCommand::caller).isEqualTo(READER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer other", "Bearer ", "reader-token", "Basic reader-token", "Bearerreader"})
  void refusesAWrongToken(String authorization) {
    RpcFailure failure = RpcFailure.of(() -> stub(authorization).getCall(READ));

    assertThat(failure.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(failure.reason()).isEqualTo("INVALID_AUTHENTICATION");
    assertThat(executed).isEmpty();
  }

  @Test
  void refusesAMissingToken() {
    RpcFailure failure =
        RpcFailure.of(() -> CallServiceGrpc.newBlockingStub(facade.channel()).getCall(READ));

    assertThat(failure.code()).isEqualTo(Code.UNAUTHENTICATED);
  }

  @Test
  void refusesATokenWithoutTheScope() {
    RpcFailure failure =
        RpcFailure.of(() ->
            stub("Bearer reader-token")
                .archiveCall(ArchiveCallRequest.newBuilder().setId("7").build()));

    assertThat(failure.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(failure.reason()).isEqualTo("MISSING_SCOPES");
    assertThat(failure.status().getMessage()).contains("crm.objects.contacts.write");
    assertThat(executed).isEmpty();
  }

  @Test
  void failsWhenTokensCanNotBeLookedUp() {
    facade.tokens =
        _ -> {
          throw new IllegalStateException("secret of the house");
        };

    RpcFailure failure = RpcFailure.of(() -> stub("Bearer reader-token").getCall(READ));

    assertThat(failure.code()).isEqualTo(Code.INTERNAL);
    assertThat(failure.status().getMessage()).doesNotContain("secret");
  }

  @Test
  void tellsEverybodyOfItsHealth() {
    for (String service :
        List.of("", "callbatch.v1.CallBatchService", "callbatch.v1.CallService")) {
      assertThat(
              HealthGrpc.newBlockingStub(facade.channel())
                  .check(HealthCheckRequest.newBuilder().setService(service).build())
                  .getStatus())
          .isEqualTo(ServingStatus.SERVING);
    }
  }
}
