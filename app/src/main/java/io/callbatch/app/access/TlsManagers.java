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
   * @throws AccessException if a file can't be used, or the key isn't that of the certificate
   */
  public static List<KeyManager> ofKey(Path certificate, Path key) {
    List<X509Certificate> chain = PemFile.read(certificate).certificates();
    PrivateKey secret = PemFile.read(key).privateKey();
    try {
      if (!belong(secret, chain.getFirst().getPublicKey())) {
        throw new AccessException(
            "the key in %s isn't that of the first certificate in %s".formatted(key, certificate));
      }
      return keyManagers(secret, chain);
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(certificate, e);
    }
  }

  /**
   * Those of authorities that are trusted.
   *
   * @throws AccessException if the file can't be used
   */
  public static List<TrustManager> ofAuthorities(Path file) {
    List<X509Certificate> authorities = PemFile.read(file).certificates();
    try {
      return trustManagers(authorities);
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(file, e);
    }
  }

  private static AccessException unusable(Path file, Exception failure) {
    return new AccessException(
        "%s can't be used for TLS: %s".formatted(file, failure.getMessage()), failure);
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

  private static List<KeyManager> keyManagers(PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    char[] noPassword = {};
    KeyStore store = emptyStore();
    store.setKeyEntry("own", key, noPassword, chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, noPassword);
    return List.of(factory.getKeyManagers());
  }

  private static List<TrustManager> trustManagers(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return List.of(factory.getTrustManagers());
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
