package io.callbatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.app.access.Certificates.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTlsTest {
  @TempDir private static Path folder;

  private static Identity rsa;
  private static Identity ec;

  @BeforeAll
  static void makeCertificates() throws Exception {
    rsa = new Certificates(folder).make("rsa", "RSA");
    ec = new Certificates(folder).make("ec", "EC");
  }

  private static Path file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "some", ".pem"), content);
  }

  private static String refusal(Path certificate, Path key, Optional<Path> clientCa) {
    Throwable[] failure = new Throwable[1];
    assertThatThrownBy(() -> ServerTls.load(new TlsFiles(certificate, key, clientCa)))
        .isInstanceOf(AccessException.class)
        .satisfies(thrown -> failure[0] = thrown);
    return String.valueOf(failure[0].getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void readsCertificatesAndKeys(String algorithm) throws Exception {
    Identity identity = new Certificates(folder).make("some-" + algorithm, algorithm);

    ServerTls tls =
        ServerTls.load(
            new TlsFiles(identity.certFile(), identity.keyFile(), Optional.of(rsa.certFile())));

    assertThat(tls.context()).isNotNull();
    assertThat(tls.asksClients()).isTrue();
  }

  @Test
  void readsTextBetweenBlocksAndOneFileForBoth() throws IOException {
    Path both =
        file(
            "subject=rsa\n%s\n%s"
                .formatted(
                    Files.readString(rsa.keyFile()).replace("\n", "\r\n"),
                    Files.readString(rsa.certFile())));

    assertThat(ServerTls.load(new TlsFiles(both, both, Optional.empty())).asksClients()).isFalse();
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(refusal(folder.resolve("none.pem"), rsa.keyFile(), Optional.empty()))
        .endsWith("none.pem isn't there");
    assertThat(refusal(rsa.keyFile(), rsa.keyFile(), Optional.empty()))
        .endsWith("rsa.key: expected -----BEGIN CERTIFICATE-----, found no certificate");
    assertThat(refusal(rsa.certFile(), rsa.certFile(), Optional.empty()))
        .endsWith("rsa.crt: expected one -----BEGIN PRIVATE KEY-----, found 0 private keys");
    assertThat(refusal(rsa.certFile(), ec.keyFile(), Optional.empty()))
        .contains("ec.key isn't that of the first certificate in ")
        .endsWith("rsa.crt");
    assertThat(refusal(rsa.certFile(), rsa.keyFile(), Optional.of(file("nothing"))))
        .contains("expected -----BEGIN CERTIFICATE-----");
    assertThat(refusal(folder, rsa.keyFile(), Optional.empty())).contains("can't be read");
  }

  @Test
  void saysThatBlocksCannotBeRead() throws IOException {
    String certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    String key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

    assertThat(refusal(file(certificate), rsa.keyFile(), Optional.empty()))
        .contains("holds a certificate that can't be read");
    assertThat(refusal(rsa.certFile(), file(key), Optional.empty()))
        .contains(": expected an RSA, EC or Ed25519 key");
    assertThat(
            refusal(rsa.certFile(), file(key.replace("PRIVATE", "RSA PRIVATE")), Optional.empty()))
        .contains(": expected a PRIVATE KEY, as `openssl pkcs8");
    assertThat(
            refusal(
                rsa.certFile(),
                file(key.replace("PRIVATE", "ENCRYPTED PRIVATE")),
                Optional.empty()))
        .endsWith("found an ENCRYPTED PRIVATE KEY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-", "rwx--x---"})
  void refusesAKeyThatOthersCanUse(String permissions) throws IOException {
    Path key = file(Files.readString(rsa.keyFile()));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));

    assertThat(refusal(rsa.certFile(), key, Optional.empty()))
        .contains(permissions, "expected rw-------", "chmod 600");
    assertThatThrownBy(() -> TlsManagers.ofKey(rsa.certFile(), key))
        .as("so are the keys of clients")
        .isInstanceOf(AccessException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
  void takesAKeyOfItsOwnersOnly(String permissions) throws IOException {
    Path key = file(Files.readString(rsa.keyFile()));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));

    assertThat(ServerTls.load(new TlsFiles(rsa.certFile(), key, Optional.empty())).context())
        .isNotNull();
  }

  @Test
  void everySuiteHasForwardSecrecyAndAuthenticatedEncryption() {
    assertThat(ServerTls.PROTOCOLS).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(ServerTls.SUITES)
        .isNotEmpty()
        .allMatch(suite -> suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_"))
        .allMatch(suite -> suite.contains("_GCM_") || suite.contains("CHACHA20_POLY1305"))
        .noneMatch(suite -> suite.contains("CBC") || suite.endsWith("_SHA"));
  }

  @Test
  void anotherKeyOfTheSameKindIsNotTheCertificates() throws Exception {
    Identity other = new Certificates(folder).make("other", "EC");

    assertThat(refusal(ec.certFile(), other.keyFile(), Optional.empty()))
        .contains("isn't that of the first certificate");
  }
}
