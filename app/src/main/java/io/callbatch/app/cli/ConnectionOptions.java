package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.ServerFailedException;
import io.callbatch.app.access.TlsManagers;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to reach a server, and who asks. */
final class ConnectionOptions {

  /** Room for a call with a long history, or for what came of a large batch. */
  private static final int MOST_MESSAGE_BYTES = 256 << 20;

  private static final int DEFAULT_PORT = 9090;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "Token to show to the server; CALLBATCH_TOKEN keeps it out of the list of processes.")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--tls",
      fallbackValue = "true",
      description = "Speak TLS, and trust the authorities that Java trusts.")
  private boolean tls;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Speak TLS, and trust the authorities of this PEM file.")
  private Optional<Path> ca = Optional.empty();

  @Option(
      names = "--client-cert",
      paramLabel = "FILE",
      description = "Speak mutual TLS with the certificate of this PEM file.")
  private Optional<Path> clientCert = Optional.empty();

  @Option(
      names = "--client-key",
      paramLabel = "FILE",
      description = "PEM file with the key of the certificate (PKCS#8, not encrypted).")
  private Optional<Path> clientKey = Optional.empty();

  @Mixin private ConfigOption config = new ConfigOption();

  Optional<String> token() {
    return token;
  }

  /**
   * The way to a server, which is tried when something is asked.
   *
   * @throws UsageException if the address is none, or options don't belong together
   * @throws io.callbatch.app.access.AccessException if a file for TLS can't be used
   */
  ManagedChannel channel(String server) {
    URI address = address(server);
    return NettyChannelBuilder.forAddress(
            address.getHost(),
            address.getPort() < 0 ? DEFAULT_PORT : address.getPort(),
            credentials())
        .maxInboundMessageSize(MOST_MESSAGE_BYTES)
        .build();
  }

  /**
   * The failure in words that help, where something else than a gRPC server is at that address, or
   * one that speaks TLS where that wasn't asked for, or doesn't where it was.
   */
  RuntimeException explained(String server, ServerFailedException failure) {
    if (!failure.mayBeAnotherProtocol()) {
      return failure;
    }
    URI address = address(server);
    int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
    return ServerProbe.explain(address.getHost(), port, speaksTls())
        .<RuntimeException>map(UsageException::new)
        .orElse(failure);
  }

  private boolean speaksTls() {
    return tls || ca.isPresent() || clientCert.isPresent();
  }

  private static URI address(String server) {
    try {
      URI address = new URI("grpc://" + server);
      if (address.getHost() != null && address.getRawPath().isEmpty()) {
        return address;
      }
    } catch (URISyntaxException _) {
      // the same complaint
    }
    throw new UsageException("expected --server HOST:PORT, found %s".formatted(server));
  }

  private ChannelCredentials credentials() {
    if (clientCert.isPresent() != clientKey.isPresent()) {
      throw new UsageException("mutual TLS needs both --client-cert and --client-key");
    }
    if (!speaksTls()) {
      return InsecureChannelCredentials.create();
    }
    TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder();
    if (ca.isPresent()) {
      credentials.trustManager(TlsManagers.ofAuthorities(ca.get()).toArray(TrustManager[]::new));
    }
    if (clientCert.isPresent() && clientKey.isPresent()) {
      credentials.keyManager(
          TlsManagers.ofKey(clientCert.get(), clientKey.get()).toArray(KeyManager[]::new));
    }
    return credentials.build();
  }
}
