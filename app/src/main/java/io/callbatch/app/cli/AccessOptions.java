package io.callbatch.app.cli;

import io.callbatch.app.access.AccessSettings;
import io.callbatch.app.access.AllowedHosts;
import io.callbatch.app.access.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who may ask the servers, and over which connections. */
final class AccessOptions {

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description =
          "Ask for a token of this file, which callbatch token add makes; changes are seen without"
              + " a restart.")
  private Optional<Path> tokens = Optional.empty();

  @Option(
      names = "--portal-per-token",
      fallbackValue = "true",
      description =
          "Give every unknown token an empty portal of its own, with all scopes but admin, and"
              + " faults of its own; for tests.")
  private boolean portalPerToken;

  @Option(
      names = "--max-token-portals",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Most portals that --portal-per-token makes while the process runs (default:"
              + " ${DEFAULT-VALUE}).")
  private int maxTokenPortals;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Serve TLS only, with the certificates of this PEM file, the server's first.")
  private Optional<Path> tlsCert = Optional.empty();

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "PEM file with the key of the certificate (PKCS#8, not encrypted).")
  private Optional<Path> tlsKey = Optional.empty();

  @Option(
      names = "--client-ca",
      paramLabel = "FILE",
      description =
          "Mutual TLS: let in only clients with a certificate of the authorities in this PEM file.")
  private Optional<Path> clientCa = Optional.empty();

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "Answer requests that ask for this host, too, and let its pages change something; several"
              + " by commas. Without tokens, 127.0.0.1 answers for this machine's names only.")
  private List<String> allowedHosts = List.of();

  /**
   * The settings.
   *
   * @param ownHost the name that links of the servers have
   */
  AccessSettings settings(Optional<String> ownHost) {
    for (String host : allowedHosts) {
      if (!AllowedHosts.isName(host)) {
        throw new UsageException(
            "expected --allowed-host to be a name or address without a port, found " + host);
      }
    }
    if (maxTokenPortals < 0) {
      throw new UsageException("--max-token-portals must be at least 0");
    }
    return new AccessSettings(
        tokens, portalPerToken, tls(), allowedHosts, maxTokenPortals, ownHost);
  }

  private Optional<TlsFiles> tls() {
    if (tlsCert.isPresent() != tlsKey.isPresent()) {
      throw new UsageException(
          tlsCert.isPresent()
              ? "found --tls-cert without --tls-key; TLS needs both"
              : "found --tls-key without --tls-cert; TLS needs both");
    }
    if (clientCa.isPresent() && tlsCert.isEmpty()) {
      throw new UsageException(
          "found --client-ca without --tls-cert and --tls-key; mutual TLS needs all three");
    }
    return tlsCert.map(cert -> new TlsFiles(cert, tlsKey.orElseThrow(), clientCa));
  }
}
