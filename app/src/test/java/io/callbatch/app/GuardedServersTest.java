package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Secrets;
import io.callbatch.app.access.TokenFile;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.testing.Fixture;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ParseBatchRequest;
import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.channelz.v1.ChannelzGrpc;
import io.grpc.channelz.v1.GetServersRequest;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Both servers ask for tokens, and ask the same file. */
class GuardedServersTest {
  @TempDir private static Path folder;

  private static Path tokens;
  private static String converting;
  private static String reading;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    tokens = folder.resolve("tokens.txt");
    converting = Secrets.add(tokens, "converting", Scope.CONVERT);
    reading = Secrets.add(tokens, "reading", Scope.READ, Scope.WRITE);
    server =
        new TestServer(
            TestServer.guarded(new AccessSettings(Optional.of(tokens), false, Optional.empty())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<byte[]> post(String path, String... authorization) throws Exception {
    return post(server, path, authorization);
  }

  private static HttpResponse<byte[]> post(TestServer server, String path, String... authorization)
      throws Exception {
    String[] headers =
        authorization.length == 0
            ? new String[] {"Content-Type", "application/json"}
            : new String[] {"Content-Type", "application/json", "Authorization", authorization[0]};
    return server.post(path, Fixture.BATCH_READ_200.bytes(), headers);
  }

  private static Code parse(TestServer server, String... authorization) {
    try {
      ConversionServiceGrpc.newBlockingStub(server.channel())
          .withCallCredentials(new Header(authorization))
          .parseBatch(
              ParseBatchRequest.newBuilder()
                  .setJson(ByteString.copyFrom(Fixture.BATCH_READ_200.bytes()))
                  .build());
      return Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    }
  }

  private static final class Header extends CallCredentials {
    private final String[] values;

    Header(String... values) {
      this.values = values.clone();
    }

    @Override
    public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
      Metadata metadata = new Metadata();
      for (String value : values) {
        metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), value);
      }
      applier.apply(metadata);
    }
  }

  @Nested
  class OverHttp {
    @ParameterizedTest
    @ValueSource(strings = {"/v1/convert", "/v1/validate"})
    void letsInWhomTheScopeAllowsIt(String path) throws Exception {
      assertThat(post(path, "Bearer " + converting).statusCode()).isEqualTo(200);
      assertThat(post(path, "bEARER  " + converting + " ").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/convert", "/v1/validate"})
    void asksForATokenWhereThereIsNone(String path) throws Exception {
      requireProblem(post(path), 401, "unauthenticated", "Bearer");
      requireProblem(post(path, "Basic " + converting), 401, "unauthenticated", "Bearer");
      requireProblem(post(path, "Bearer"), 401, "unauthenticated", "Bearer");
    }

    @Test
    void refusesAWrongToken() throws Exception {
      requireProblem(
          post("/v1/convert", "Bearer nonsense"),
          401,
          "unauthenticated",
          "Bearer error=\"invalid_token\"");
    }

    @Test
    void refusesATokenWithoutTheScopeAndNamesIt() throws Exception {
      HttpResponse<byte[]> response = post("/v1/convert", "Bearer " + reading);

      requireProblem(
          response, 403, "forbidden", "Bearer error=\"insufficient_scope\", scope=\"convert\"");
      assertThat(TestServer.json(response).get("detail").asString()).contains("the scope convert");
    }

    @Test
    void refusesBeforeItLooksAtTheBody() throws Exception {
      assertThat(
              server.post("/v1/convert", new byte[1 << 20], "Content-Type", "no/type").statusCode())
          .isEqualTo(401);
    }

    private static void requireProblem(
        HttpResponse<byte[]> response, int status, String type, String challenge) {
      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.headers().firstValue("WWW-Authenticate")).contains(challenge);
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
      JsonNode problem = TestServer.json(response);
      assertThat(problem.get("type").asString()).isEqualTo("urn:callbatch:problem:" + type);
      assertThat(problem.get("status").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/"})
    void asksNobodyWhoWatchesOrReads(String path) throws Exception {
      assertThat(server.get(path).statusCode()).isIn(200, 302);
    }

    @Test
    void saysWithoutATokenWhatARouteTakes() throws Exception {
      HttpResponse<String> options =
          server
              .http()
              .send(
                  server.request("/v1/convert").method("OPTIONS", BodyPublishers.noBody()).build(),
                  BodyHandlers.ofString());

      assertThat(options.statusCode()).isEqualTo(200);
      assertThat(server.get("/v1/convert").statusCode()).isEqualTo(405);
    }
  }

  @Nested
  class OverGrpc {
    @Test
    void letsInWhomTheScopeAllowsIt() {
      assertThat(parse(server, "Bearer " + converting)).isEqualTo(Code.OK);
      assertThat(parse(server, "bearer " + converting)).isEqualTo(Code.OK);
    }

    @Test
    void refusesMissingAndWrongTokens() {
      assertThat(parse(server)).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(parse(server, "Bearer nonsense")).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(parse(server, "Basic " + converting)).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void refusesATokenWithoutTheScope() {
      assertThat(parse(server, "Bearer " + reading)).isEqualTo(Code.PERMISSION_DENIED);
    }

    @Test
    void tellsOfTheServerOnlyToThoseWhoRunIt() throws Exception {
      String admin = Secrets.add(tokens, "admin", Scope.ADMIN);
      awaitSeen(() -> servers("Bearer " + admin) == Code.OK);

      assertThat(servers()).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(servers("Bearer nonsense")).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(servers("Bearer " + reading)).isEqualTo(Code.PERMISSION_DENIED);
    }

    private static Code servers(String... authorization) {
      try {
        var _ =
            ChannelzGrpc.newBlockingStub(server.channel())
                .withCallCredentials(new Header(authorization))
                .getServers(GetServersRequest.getDefaultInstance());
        return Code.OK;
      } catch (StatusRuntimeException e) {
        return e.getStatus().getCode();
      }
    }

    @Test
    void describesItsRpcsToWhoeverHasAToken() {
      assertThat(services("Bearer " + reading)).isEqualTo(Code.OK);
      assertThat(services()).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(services("Bearer nonsense")).isEqualTo(Code.UNAUTHENTICATED);
    }

    /** Asks reflection, as tools do, and waits for the end. */
    private static Code services(String... authorization) {
      CompletableFuture<Code> end = new CompletableFuture<>();
      StreamObserver<ServerReflectionRequest> requests =
          ServerReflectionGrpc.newStub(server.channel())
              .withCallCredentials(new Header(authorization))
              .serverReflectionInfo(
                  new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                      assertThat(response.getListServicesResponse().getServiceList()).isNotEmpty();
                    }

                    @Override
                    public void onError(Throwable failure) {
                      end.complete(Status.fromThrowable(failure).getCode());
                    }

                    @Override
                    public void onCompleted() {
                      end.complete(Code.OK);
                    }
                  });
      requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
      requests.onCompleted();
      return end.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void asksNobodyWhoChecksHealth() {
      assertThat(
              HealthGrpc.newBlockingStub(server.channel())
                  .check(HealthCheckRequest.getDefaultInstance())
                  .getStatus())
          .isEqualTo(ServingStatus.SERVING);
    }
  }

  @Test
  void addedAndRevokedTokensNeedNoRestart() throws Exception {
    String late = Secrets.add(tokens, "late", Scope.CONVERT);
    awaitStatus(200, late);
    assertThat(parse(server, "Bearer " + late)).isEqualTo(Code.OK);

    new TokenFile(tokens).revoke("late");
    awaitStatus(401, late);
    assertThat(parse(server, "Bearer " + late)).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(post("/v1/validate", "Bearer " + converting).statusCode()).isEqualTo(200);
  }

  private static void awaitStatus(int expected, String token) throws Exception {
    awaitSeen(() -> post("/v1/validate", "Bearer " + token).statusCode() == expected);
  }

  private static void awaitSeen(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + 10_000_000_000L;
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("seen within 10 s").isLessThan(until);
      Thread.sleep(50);
    }
  }

  /**
   * The whole way of a revocation that others could write at first, as editors under umask 002 do.
   */
  @Test
  void aRevocationHoldsAfterTheRepairThatTheLogAsksFor() throws Exception {
    Path file = folder.resolve("revoked.txt");
    String kept = Secrets.add(file, "kept", Scope.CONVERT);
    String revoked = Secrets.add(file, "revoked", Scope.CONVERT);
    try (TestServer mending =
        new TestServer(
            TestServer.guarded(new AccessSettings(Optional.of(file), false, Optional.empty())))) {
      Path edited = folder.resolve("edited.txt");
      Files.write(
          edited,
          Files.readAllLines(file).stream().filter(line -> !line.startsWith("revoked ")).toList());
      Files.setPosixFilePermissions(edited, PosixFilePermissions.fromString("rw-rw-r--"));
      Files.move(edited, file, StandardCopyOption.REPLACE_EXISTING);
      awaitSeen(() -> metric(mending, "callbatch_tokens_file_trouble") == 1);
      assertThat(post(mending, "/v1/validate", "Bearer " + revoked).statusCode()).isEqualTo(200);

      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

      awaitSeen(() -> metric(mending, "callbatch_tokens_file_trouble") == 0);
      assertThat(post(mending, "/v1/validate", "Bearer " + revoked).statusCode()).isEqualTo(401);
      assertThat(post(mending, "/v1/validate", "Bearer " + kept).statusCode()).isEqualTo(200);
    }
  }

  private static double metric(TestServer server, String name) throws Exception {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPortalPerTokenLetsInUnknownTokensButNobodyWithoutOne() throws Exception {
    try (TestServer testing =
        new TestServer(
            TestServer.guarded(new AccessSettings(Optional.of(tokens), true, Optional.empty())))) {
      assertThat(post(testing, "/v1/validate", "Bearer any").statusCode()).isEqualTo(200);
      assertThat(post(testing, "/v1/validate", "Bearer " + reading).statusCode()).isEqualTo(403);
      assertThat(post(testing, "/v1/validate").statusCode()).isEqualTo(401);
      assertThat(parse(testing, "Bearer any")).isEqualTo(Code.OK);
      assertThat(parse(testing)).isEqualTo(Code.UNAUTHENTICATED);
    }
  }

  @Test
  void aTokensFileThatIsNotThereStopsTheStart() {
    AccessSettings access =
        new AccessSettings(Optional.of(folder.resolve("none")), false, Optional.empty());

    assertThatThrownBy(() -> new CallbatchServer(TestServer.guarded(access)))
        .hasMessageContaining("none isn't there");
  }
}
