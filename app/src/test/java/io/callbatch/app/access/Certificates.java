package io.callbatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that the JDK's keytool makes in a folder, each its own authority. */
public final class Certificates {
  private static final char[] PASSWORD = "password".toCharArray();

  private final Path folder;

  public Certificates(Path folder) {
    this.folder = folder;
  }

  /** One for 127.0.0.1, with a new key of this algorithm, such as {@code RSA}. */
  public Identity make(String name, String algorithm) throws Exception {
    Path store = folder.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-ext",
                "bc=ca:true",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(process.waitFor()).as("keytool's status").isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream source = Files.newInputStream(store)) {
      keys.load(source, PASSWORD);
    }
    Certificate certificate = keys.getCertificate(name);
    PrivateKey key = (PrivateKey) keys.getKey(name, PASSWORD);
    return new Identity(
        keys,
        (X509Certificate) certificate,
        key,
        pem(name + ".crt", "CERTIFICATE", certificate.getEncoded()),
        ownerOnly(pem(name + ".key", "PRIVATE KEY", key.getEncoded())));
  }

  private static Path ownerOnly(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Path pem(String file, String label, byte[] content) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label),
        StandardCharsets.US_ASCII);
  }

  /** What a client needs to trust a server, and to be trusted by it. */
  public static SSLContext client(Identity server, Optional<Identity> own)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", server.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyManager[] keys = own.isPresent() ? keyManagers(own.get()) : new KeyManager[0];
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  /** With these a client shows its certificate. */
  public static KeyManager[] keyManagers(Identity own) throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(own.store(), PASSWORD);
    return factory.getKeyManagers();
  }

  /** A certificate with its key, in a key store and in PEM files. */
  public record Identity(
      KeyStore store, X509Certificate certificate, PrivateKey key, Path certFile, Path keyFile) {}
}
