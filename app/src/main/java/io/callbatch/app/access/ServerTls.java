package io.callbatch.app.access;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * What both servers need for TLS, read once.
 *
 * @param keys managers of the server's key and certificate
 * @param clientTrust managers of the authorities whose clients are let in; empty: clients need no
 *     certificate
 */
public record ServerTls(List<KeyManager> keys, Optional<List<TrustManager>> clientTrust) {

  private static final byte[] PROBE = {1, 2, 3};

  /** Copies the lists. */
  public ServerTls {
    keys = List.copyOf(keys);
    clientTrust = clientTrust.map(List::copyOf);
  }

  /**
   * Reads the files.
   *
   * @throws AccessException if one can't be used, or the key isn't that of the certificate
   */
  static ServerTls load(TlsFiles files) {
    List<X509Certificate> chain = PemFile.read(files.certificate()).certificates();
    PrivateKey key = PemFile.read(files.key()).privateKey();
    try {
      if (!belong(key, chain.getFirst().getPublicKey())) {
        throw new AccessException(
            "the key in %s isn't that of the first certificate in %s"
                .formatted(files.key(), files.certificate()));
      }
      return new ServerTls(
          keyManagers(key, chain),
          files.clientAuthorities().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  trustManagers(PemFile.read(files.clientAuthorities().get()).certificates())));
    } catch (GeneralSecurityException | IOException e) {
      throw new AccessException(
          "%s can't be used for TLS: %s".formatted(files.certificate(), e.getMessage()), e);
    }
  }

  /** For servers that are built on the JDK's TLS. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.toArray(KeyManager[]::new),
          clientTrust.orElse(List.of()).toArray(TrustManager[]::new),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
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

  private static List<KeyManager> keyManagers(PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    char[] noPassword = {};
    KeyStore store = emptyStore();
    store.setKeyEntry("server", key, noPassword, chain.toArray(Certificate[]::new));
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
