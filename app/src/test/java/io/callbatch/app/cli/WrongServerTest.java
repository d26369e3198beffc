package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.app.CallbatchServer;
import io.callbatch.app.TestServer;
import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Certificates;
import io.callbatch.app.access.Certificates.Identity;
import io.callbatch.app.access.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --server} says of servers that aren't what was expected. */
@Timeout(120)
class WrongServerTest {

  @TempDir private static Path folder;

  private static Identity identity;
  private static TestServer plain;
  private static CallbatchServer tls;

  @BeforeAll
  static void start() throws Exception {
    identity = new Certificates(folder).make("server", "EC");
    plain = TestServer.start();
    tls =
        new CallbatchServer(
            TestServer.guarded(
                new AccessSettings(
                    Optional.empty(),
                    false,
                    Optional.of(
                        new TlsFiles(identity.certFile(), identity.keyFile(), Optional.empty())))));
    tls.start();
  }

  @AfterAll
  static void stop() {
    plain.close();
    tls.stop();
  }

  private static void assertSays(int port, String words, String... options) throws IOException {
    for (List<String> command :
        List.of(List.of("batch", "list"), List.of("export"), List.of("import", calls()))) {
      List<String> arguments = new ArrayList<>(command);
      arguments.addAll(List.of("--server", "127.0.0.1:" + port));
      arguments.addAll(List.of(options));

      CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.errors())
          .contains("127.0.0.1:" + port + words)
          .doesNotContain("http2 exception", "Network closed", "Exception");
    }
  }

  private static String calls() throws IOException {
    return java.nio.file.Files.writeString(
            folder.resolve("calls.ndjson"),
            "{\"properties\":{\"hs_timestamp\":\"1773309600000\"}}\n")
        .toString();
  }

  @Test
  void anHttpPortSpeaksHttp() throws IOException {
    int port = plain.server().httpPort();

    assertSays(port, " speaks HTTP/1.1, not gRPC; the gRPC port is printed by serve");
    assertSays(port, " speaks HTTP/1.1, not gRPC", "--tls");
  }

  @Test
  void aTlsPortAsksForTls() throws IOException {
    assertSays(tls.grpcPort(), " speaks TLS; use --tls, or --ca FILE");
  }

  @Test
  void aTlsPortWithAnUnknownAuthorityAsksForIt() throws IOException {
    assertSays(tls.grpcPort(), " speaks TLS, but no connection could be agreed on; --ca", "--tls");
  }

  @Test
  void anHttpsPortIsNoGrpc() throws IOException {
    assertSays(tls.httpPort(), " speaks TLS without HTTP/2, as HTTPS does, not gRPC");
    assertSays(
        tls.httpPort(),
        " speaks TLS without HTTP/2, as HTTPS does, not gRPC",
        "--ca",
        identity.certFile().toString());
  }

  @Test
  void aPlainPortSpeaksNoTls() throws IOException {
    assertSays(plain.server().grpcPort(), " speaks gRPC without TLS; leave out --tls", "--tls");
  }

  @Test
  void somethingElseIsNoGrpc() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 16, InetAddress.getByName("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> greet(other));

      assertSays(other.getLocalPort(), " speaks something else than gRPC");
    }
  }

  private static void greet(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          socket
              .getOutputStream()
              .write("220 mail.example ESMTP ready\r\n".getBytes(StandardCharsets.US_ASCII));
          var _ = socket.getInputStream().read(new byte[1024]);
        }
      }
    } catch (IOException _) {
      // the test is over
    }
  }

  @Test
  void nobodyAtAllIsStillToldAsSuch() {
    CommandLineRun run = CommandLineRun.of("batch", "list", "--server", "127.0.0.1:1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors()).contains("can't be reached").doesNotContain("Exception");
  }
}
