package io.callbatch.app.access;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * What the files for TLS hold.
 *
 * @param chain the server's certificate, then those that lead from it to its authority
 * @param key the private key of the first
 * @param clientAuthorities the authorities whose clients are let in; empty: clients need no
 *     certificate
 */
record TlsMaterial(
    List<X509Certificate> chain,
    PrivateKey key,
    Optional<List<X509Certificate>> clientAuthorities) {

  /** Copies the lists. */
  TlsMaterial {
    chain = List.copyOf(chain);
    clientAuthorities = clientAuthorities.map(List::copyOf);
  }

  /**
   * Reads the files.
   *
   * @throws AccessException if one can't be used, the key isn't that of the certificate, or others
   *     than its owner can read it
   */
  static TlsMaterial read(TlsFiles files) {
    List<X509Certificate> chain = PemFile.read(files.certificate()).certificates();
    PrivateKey key = TlsManagers.privateKey(files.key());
    TlsManagers.requirePair(key, chain, files.key(), files.certificate());
    return new TlsMaterial(
        chain, key, files.clientAuthorities().map(file -> PemFile.read(file).certificates()));
  }

  /** All files that are read. */
  static List<Path> paths(TlsFiles files) {
    List<Path> paths = new ArrayList<>(List.of(files.certificate(), files.key()));
    files.clientAuthorities().ifPresent(paths::add);
    return paths;
  }

  /** A new context, which knows no session of another. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          TlsManagers.keyManagers(key, chain).toArray(KeyManager[]::new),
          clientAuthorities
              .map(TlsManagers::trustManagers)
              .orElse(List.of())
              .toArray(TrustManager[]::new),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AccessException(
          "the certificate or key can't be used for TLS: " + e.getMessage(), e);
    }
  }
}
