package io.callbatch.app.access;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * What both servers need for TLS, read once.
 *
 * @param keys managers of the server's key and certificate
 * @param clientTrust managers of the authorities whose clients are let in; empty: clients need no
 *     certificate
 */
public record ServerTls(List<KeyManager> keys, Optional<List<TrustManager>> clientTrust) {

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
    return new ServerTls(
        TlsManagers.ofKey(files.certificate(), files.key()),
        files.clientAuthorities().map(TlsManagers::ofAuthorities));
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
}
