package io.callbatch.app.access;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/**
 * What both servers need for TLS, read again when the files change. Versions of the files that
 * can't be used are logged, and those before stay in effect. Safe for use by several threads.
 */
public final class ServerTls {

  /** The versions of TLS that are spoken on both ports. */
  public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  /** The suites of both ports: forward secrecy and authenticated encryption only. */
  public static final List<String> SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private static final Logger LOGGER = System.getLogger(ServerTls.class.getName());

  private final Reloaded<TlsMaterial> material;
  private final boolean asksClients;
  private final SSLContext context;
  private volatile SSLContext current;

  private ServerTls(TlsFiles files, LongSupplier nanoTime, InstantSource clock) {
    asksClients = files.clientAuthorities().isPresent();
    TlsMaterial first = TlsMaterial.read(files);
    current = first.context();
    material =
        new Reloaded<>(
            "what --tls-cert, --tls-key and --client-ca name",
            TlsMaterial.paths(files),
            () -> TlsMaterial.read(files),
            this::use,
            nanoTime,
            clock);
    context = new CurrentContext(this::latest);
  }

  /**
   * Reads the files.
   *
   * @throws AccessException if one can't be used, or the key isn't that of the certificate
   */
  static ServerTls load(TlsFiles files) {
    return load(files, System::nanoTime, InstantSource.system());
  }

  static ServerTls load(TlsFiles files, LongSupplier nanoTime, InstantSource clock) {
    return new ServerTls(files, nanoTime, clock);
  }

  private void use(TlsMaterial read) {
    current = read.context();
    LOGGER.log(
        Level.INFO,
        "tls: certificate {0}, valid until {1}",
        read.chain().getFirst().getSubjectX500Principal(),
        "%tF".formatted(read.chain().getFirst().getNotAfter()));
  }

  private SSLContext latest() {
    look();
    return current;
  }

  /** Looks whether files changed, at most once a second. */
  void look() {
    material.look();
  }

  /** Whether the files as they are can't be used, so that earlier versions are in effect. */
  boolean isInTrouble() {
    return material.isInTrouble();
  }

  /** Whether a client must show a certificate. */
  public boolean asksClients() {
    return asksClients;
  }

  /** For servers: each connection begins with the latest keys and authorities. */
  public SSLContext context() {
    return context;
  }
}
