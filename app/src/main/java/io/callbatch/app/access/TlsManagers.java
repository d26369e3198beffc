package io.callbatch.app.access;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Keys and authorities of PEM files, as the JDK's TLS and gRPC's take them. */
public final class TlsManagers {

  private static final byte[] PROBE = {1, 2, 3};

  private TlsManagers() {}

  /**
   * Those of a key and its certificates, one's own first.
   *
   * @throws AccessException if a file can't be used, the key isn't that of the certificate, or
   *     others than its owner can read it
   */
  public static List<KeyManager> ofKey(Path certificate, Path key) {
    PrivateKey secret = privateKey(key);
    List<X509Certificate> chain = PemFile.read(certificate).certificates();
    requirePair(secret, chain, key, certificate);
    return keyManagers(secret, chain);
  }

  /**
   * Those of authorities that are trusted.
   *
   * @throws AccessException if the file can't be used
   */
  public static List<TrustManager> ofAuthorities(Path file) {
    return trustManagers(PemFile.read(file).certificates());
  }

  /** The private key of a file that nobody but its owner reads. */
  static PrivateKey privateKey(Path file) {
    PrivateKey key = PemFile.read(file).privateKey();
    try {
      OwnerOnly.requireSecret(file);
    } catch (IOException e) {
      throw FileFailures.unreadable(file, e);
    }
    return key;
  }

  /** Refuses a key that isn't that of the first certificate. */
  static void requirePair(
      PrivateKey key, List<X509Certificate> chain, Path keyFile, Path certificateFile) {
    try {
      if (!belong(key, chain.getFirst().getPublicKey())) {
        throw new AccessException(
            "the key in %s isn't that of the first certificate in %s"
                .formatted(keyFile, certificateFile));
      }
    } catch (GeneralSecurityException e) {
      throw new AccessException(
          "%s can't be used for TLS: %s".formatted(certificateFile, e.getMessage()), e);
    }
  }

  private static boolean belong(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    Signature signature =
        Signature.getInstance(
            switch (key.getAlgorithm()) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> key.getAlgorithm();
            });
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(PROBE);
    return signature.verify(signed);
  }

  static List<KeyManager> keyManagers(PrivateKey key, List<X509Certificate> chain) {
    char[] noPassword = {};
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry("own", key, noPassword, chain.toArray(Certificate[]::new));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, noPassword);
      return List.of(factory.getKeyManagers());
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(e);
    }
  }

  static List<TrustManager> trustManagers(List<X509Certificate> authorities) {
    try {
      KeyStore store = emptyStore();
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority-" + i, authorities.get(i));
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return List.of(factory.getTrustManagers());
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(e);
    }
  }

  private static AccessException unusable(Exception failure) {
    return new AccessException(
        "the certificates can't be used for TLS: " + failure.getMessage(), failure);
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
