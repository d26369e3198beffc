package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Certificates;
import io.callbatch.app.access.Certificates.Identity;
import io.callbatch.app.access.TlsFiles;
import io.callbatch.domain.testing.Fixture;
import io.callbatch.v1.ConversionServiceGrpc;
import io.callbatch.v1.ParseBatchRequest;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both servers under TLS and mutual TLS, with real clients. */
@Timeout(120)
class TlsTest {
  @TempDir private static Path folder;

  private static Identity identity;
  private static Identity friend;
  private static Identity stranger;
  private static CallbatchServer tls;
  private static CallbatchServer mutual;

  @BeforeAll
  static void start() throws Exception {
    Certificates certificates = new Certificates(folder);
    identity = certificates.make("server", "RSA");
    friend = certificates.make("friend", "EC");
    stranger = certificates.make("stranger", "EC");
    tls = server(Optional.empty());
    mutual = server(Optional.of(friend.certFile()));
  }

  private static CallbatchServer server(Optional<Path> clientAuthorities) throws IOException {
    CallbatchServer server =
        new CallbatchServer(
            TestServer.guarded(
                new AccessSettings(
                    Optional.empty(),
                    false,
                    Optional.of(
                        new TlsFiles(
                            identity.certFile(), identity.keyFile(), clientAuthorities)))));
    server.start();
    return server;
  }

  @AfterAll
  static void stop() {
    tls.stop();
    mutual.stop();
  }

  private static HttpResponse<String> convert(CallbatchServer server, Optional<Identity> client)
      throws Exception {
    SSLContext context = Certificates.client(identity, client);
    try (HttpClient http = HttpClient.newBuilder().sslContext(context).build()) {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create("https://127.0.0.1:%d/v1/convert".formatted(server.httpPort())))
              .timeout(Duration.ofSeconds(20))
              .headers("Content-Type", "application/json", "Accept", "application/json")
              .POST(BodyPublishers.ofByteArray(Fixture.BATCH_READ_200.bytes()))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private static ChannelCredentials credentials(Optional<Identity> client) throws IOException {
    TlsChannelCredentials.Builder builder =
        TlsChannelCredentials.newBuilder().trustManager(identity.certFile().toFile());
    if (client.isPresent()) {
      builder.keyManager(client.get().certFile().toFile(), client.get().keyFile().toFile());
    }
    return builder.build();
  }

  private static Code parse(CallbatchServer server, ChannelCredentials credentials)
      throws InterruptedException {
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress("127.0.0.1", server.grpcPort(), credentials).build();
    try {
      ConversionServiceGrpc.newBlockingStub(channel)
          .withDeadlineAfter(Duration.ofSeconds(20))
          .parseBatch(
              ParseBatchRequest.newBuilder()
                  .setJson(ByteString.copyFrom(Fixture.BATCH_READ_200.bytes()))
                  .build());
      return Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    } finally {
      channel.shutdownNow();
    }
  }

  @Nested
  class OneSided {
    @Test
    void servesHttpEncrypted() throws Exception {
      HttpResponse<String> response = convert(tls, Optional.empty());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.sslSession()).isPresent();
    }

    @Test
    void servesGrpcEncrypted() throws Exception {
      assertThat(parse(tls, credentials(Optional.empty()))).isEqualTo(Code.OK);
    }

    @Test
    void talksToNobodyInPlainText() throws Exception {
      try (HttpClient http = HttpClient.newHttpClient()) {
        HttpRequest request =
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:%d/healthz".formatted(tls.httpPort())))
                .timeout(Duration.ofSeconds(20))
                .build();
        assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
            .isInstanceOf(IOException.class);
      }
      assertThat(parse(tls, InsecureChannelCredentials.create())).isEqualTo(Code.UNAVAILABLE);
    }
  }

  @Nested
  class Mutual {
    @Test
    void letsInClientsOfTheAuthority() throws Exception {
      assertThat(convert(mutual, Optional.of(friend)).statusCode()).isEqualTo(200);
      assertThat(parse(mutual, credentials(Optional.of(friend)))).isEqualTo(Code.OK);
    }

    @Test
    void refusesClientsWithoutACertificate() throws Exception {
      assertThatThrownBy(() -> convert(mutual, Optional.empty())).isInstanceOf(IOException.class);
      assertThat(parse(mutual, credentials(Optional.empty()))).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void refusesClientsOfAnotherAuthority() throws Exception {
      assertThatThrownBy(() -> convert(mutual, Optional.of(stranger)))
          .isInstanceOf(IOException.class);
      assertThat(parse(mutual, credentials(Optional.of(stranger)))).isEqualTo(Code.UNAVAILABLE);
    }
  }
}
