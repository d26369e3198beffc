package io.callbatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.Certificates;
import io.callbatch.app.access.Certificates.Identity;
import io.callbatch.app.access.TlsFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes with both ports while their certificates, keys and authorities change. */
@Timeout(120)
class RenewedTlsTest {
  @TempDir private static Path made;

  private static Identity first;
  private static Identity second;
  private static Identity friend;
  private static Identity laterFriend;

  @TempDir private Path mount;

  private CallbatchServer server;

  /** The two ports, which are to behave the same. */
  enum Port {
    HTTP("http/1.1"),
    GRPC("h2");

    private final String protocol;

    Port(String protocol) {
      this.protocol = protocol;
    }

    int of(CallbatchServer server) {
      return this == HTTP ? server.httpPort() : server.grpcPort();
    }
  }

  @BeforeAll
  static void makeCertificates() throws Exception {
    Certificates certificates = new Certificates(made);
    first = certificates.make("first", "RSA");
    second = certificates.make("second", "EC");
    friend = certificates.make("friend", "EC");
    laterFriend = certificates.make("later-friend", "EC");
  }

  /** Mounts files as the kubelet does: names lead through ..data to a folder of one version. */
  @BeforeEach
  void start() throws Exception {
    publish("1", first, friend);
    for (String name : new String[] {"tls.crt", "tls.key", "ca.crt"}) {
      Files.createSymbolicLink(mount.resolve(name), Path.of("..data", name));
    }
  }

  private CallbatchServer serve(boolean mutual) throws IOException {
    server =
        new CallbatchServer(
            TestServer.guarded(
                new AccessSettings(
                    Optional.empty(),
                    false,
                    Optional.of(
                        new TlsFiles(
                            mount.resolve("tls.crt"),
                            mount.resolve("tls.key"),
                            mutual ? Optional.of(mount.resolve("ca.crt")) : Optional.empty())))));
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private void publish(String version, Identity identity, Identity client) throws IOException {
    Path folder = Files.createDirectory(mount.resolve("..version-" + version));
    Files.copy(identity.certFile(), folder.resolve("tls.crt"));
    Files.copy(identity.keyFile(), folder.resolve("tls.key"));
    Files.copy(client.certFile(), folder.resolve("ca.crt"));
    Files.setPosixFilePermissions(
        folder.resolve("tls.key"), PosixFilePermissions.fromString("r--------"));
    Path exchange =
        Files.createSymbolicLink(mount.resolve("..data_" + version), folder.getFileName());
    Files.move(
        exchange,
        mount.resolve("..data"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static SSLContext client(Optional<Identity> identity) throws Exception {
    KeyManager[] keys = {};
    if (identity.isPresent()) {
      keys = Certificates.keyManagers(identity.get());
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {new Trusting()}, null);
    return context;
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      // anybody
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // anybody
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private SSLSocket connect(Port port, SSLContext context) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port.of(server));
    socket.setSoTimeout(20_000);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {port.protocol});
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** Whose certificate a new connection gets. */
  private Principal served(Port port, SSLContext context) throws IOException {
    try (SSLSocket socket = connect(port, context)) {
      socket.startHandshake();
      return socket.getSession().getPeerPrincipal();
    }
  }

  private Principal served(Port port) throws Exception {
    return served(port, client(Optional.empty()));
  }

  private static Principal nameOf(Identity identity) {
    return identity.certificate().getSubjectX500Principal();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("within 20 s").isLessThan(until);
      Thread.sleep(50);
    }
  }

  private String healthz(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().endsWith("alive\n")) {
      int next = socket.getInputStream().read();
      assertThat(next).as("what is read after %s", answer).isNotNegative();
      answer.append((char) next);
    }
    return answer.toString();
  }

  @Test
  void newConnectionsGetTheNewCertificateAndOldOnesGoOn() throws Exception {
    serve(false);
    SSLContext resuming = client(Optional.empty());
    try (SSLSocket old = connect(Port.HTTP, resuming)) {
      assertThat(healthz(old)).startsWith("HTTP/1.1 200");
      assertThat(old.getSession().getPeerPrincipal()).isEqualTo(nameOf(first));
      assertThat(served(Port.GRPC, resuming)).isEqualTo(nameOf(first));

      publish("2", second, friend);

      for (Port port : Port.values()) {
        await(() -> served(port).equals(nameOf(second)));
        assertThat(served(port, resuming)).as("no session is resumed").isEqualTo(nameOf(second));
      }
      assertThat(healthz(old)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void newAuthoritiesOfClientsTakeThePlaceOfTheOldOnes() throws Exception {
    serve(true);
    SSLContext known = client(Optional.of(friend));
    for (Port port : Port.values()) {
      assertThat(lets(port, known)).isTrue();
      assertThat(lets(port, client(Optional.of(laterFriend)))).isFalse();
      assertThat(lets(port, client(Optional.empty()))).isFalse();
    }

    publish("2", first, laterFriend);

    for (Port port : Port.values()) {
      await(() -> lets(port, client(Optional.of(laterFriend))));
      assertThat(lets(port, known)).as("no session is resumed").isFalse();
    }
  }

  /** Whether a client gets through; TLS 1.3 tells it after its own part of the handshake only. */
  private boolean lets(Port port, SSLContext context) {
    try (SSLSocket socket = connect(port, context)) {
      socket.startHandshake();
      if (port == Port.HTTP) {
        healthz(socket);
        return true;
      }
      socket
          .getOutputStream()
          .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() >= 0; // the settings of the server
    } catch (IOException | AssertionError _) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "other key", "open key", "missing"})
  void filesThatCannotBeUsedLeaveThoseBeforeInEffect(String trouble) throws Exception {
    serve(false);
    Path data = mount.resolve("..data");
    switch (trouble) {
      case "nonsense" -> Files.writeString(data.resolve("tls.crt"), "nonsense");
      case "other key" ->
          Files.copy(
              second.certFile(), data.resolve("tls.crt"), StandardCopyOption.REPLACE_EXISTING);
      case "open key" ->
          Files.setPosixFilePermissions(
              data.resolve("tls.key"), PosixFilePermissions.fromString("rw-r--r--"));
      default -> Files.delete(mount.resolve("..data"));
    }

    await(() -> metrics().contains("\ncallbatch_tls_files_trouble 1\n"));
    for (Port port : Port.values()) {
      assertThat(served(port)).isEqualTo(nameOf(first));
    }

    publish("2", second, friend);
    await(() -> metrics().contains("\ncallbatch_tls_files_trouble 0\n"));
    for (Port port : Port.values()) {
      assertThat(served(port)).isEqualTo(nameOf(second));
    }
  }

  private String metrics() throws Exception {
    try (SSLSocket socket = connect(Port.HTTP, client(Optional.empty()))) {
      socket
          .getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .replace(".0\n", "\n");
    }
  }

  @ParameterizedTest
  @EnumSource(Port.class)
  void bothPortsAgreeOnModernSuitesOnly(Port port) throws Exception {
    serve(false);

    for (String suite :
        new String[] {
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
        }) {
      assertThat(agreed(port, "TLSv1.2", suite)).isEqualTo(suite);
    }
    for (String suite :
        new String[] {
          "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
        }) {
      assertThat(agreed(port, "TLSv1.3", suite)).isEqualTo(suite);
    }
    for (String suite :
        new String[] {
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
          "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
        }) {
      assertThatThrownBy(() -> agreed(port, "TLSv1.2", suite)).isInstanceOf(IOException.class);
    }
  }

  private String agreed(Port port, String protocol, String suite) throws Exception {
    try (SSLSocket socket = connect(port, client(Optional.empty()))) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.setEnabledCipherSuites(new String[] {suite});
      socket.startHandshake();
      return socket.getSession().getCipherSuite();
    }
  }
}
