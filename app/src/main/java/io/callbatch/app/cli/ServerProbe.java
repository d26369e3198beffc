package io.callbatch.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Finds out, after a failure, what a server speaks that was expected to speak gRPC. Sends nothing
 * that means anything to anybody, and never a token.
 */
final class ServerProbe {

  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(2).toMillis();
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
  private static final int HTTP2_SETTINGS = 4;
  private static final int HTTP2_GOAWAY = 7;

  /** What somebody speaks. */
  private enum Speech {
    HTTP1,
    HTTP2,
    TLS_WITH_HTTP2,
    TLS_WITHOUT_HTTP2,
    SOMETHING_ELSE,
    NOTHING
  }

  private ServerProbe() {}

  /**
   * What is wrong with the address, in words; empty if nobody listens there, or if it is what was
   * expected.
   *
   * @param tls whether TLS was expected
   */
  static Optional<String> explain(String host, int port, boolean tls) {
    String server = host + ":" + port;
    return switch (speech(host, port)) {
      case HTTP1 ->
          Optional.of(
              "%s speaks HTTP/1.1, not gRPC; the gRPC port is printed by serve".formatted(server));
      case HTTP2 ->
          tls
              ? Optional.of(
                  "%s speaks gRPC without TLS; leave out --tls, --ca and --client-cert"
                      .formatted(server))
              : Optional.empty();
      case TLS_WITH_HTTP2 ->
          tls
              ? Optional.of(
                  "%s speaks TLS, but no connection could be agreed on; --ca FILE names the authority of its certificate, --client-cert and --client-key the certificate that it may ask for"
                      .formatted(server))
              : Optional.of(
                  "%s speaks TLS; use --tls, or --ca FILE for an authority of your own"
                      .formatted(server));
      case TLS_WITHOUT_HTTP2 ->
          Optional.of(
              "%s speaks TLS without HTTP/2, as HTTPS does, not gRPC; the gRPC port is printed by serve"
                  .formatted(server));
      case SOMETHING_ELSE ->
          Optional.of(
              "%s speaks something else than gRPC; the gRPC port is printed by serve"
                  .formatted(server));
      case NOTHING -> Optional.empty();
    };
  }

  private static Speech speech(String host, int port) {
    Speech plain = plain(host, port);
    if (plain != Speech.NOTHING) {
      return plain;
    }
    return tls(host, port);
  }

  /** What is answered to a plain request of HTTP/1.1. */
  private static Speech plain(String host, int port) {
    try (Socket socket = connect(new Socket(), host, port)) {
      socket.getOutputStream().write(REQUEST.formatted(host).getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      return speech(answer.readNBytes(8));
    } catch (IOException _) {
      return Speech.NOTHING;
    }
  }

  private static Speech speech(byte[] answer) {
    if (answer.length == 0 || isTlsAlert(answer)) {
      return Speech.NOTHING; // TLS says so itself
    }
    if (new String(answer, StandardCharsets.US_ASCII).startsWith("HTTP/1.")) {
      return Speech.HTTP1;
    }
    boolean http2 = answer.length > 3 && (answer[3] == HTTP2_SETTINGS || answer[3] == HTTP2_GOAWAY);
    return http2 ? Speech.HTTP2 : Speech.SOMETHING_ELSE;
  }

  private static boolean isTlsAlert(byte[] answer) {
    return answer.length > 1 && answer[0] == 0x15 && answer[1] == 0x03;
  }

  /** What is agreed on with somebody who speaks TLS. */
  private static Speech tls(String host, int port) {
    try (SSLSocket socket = (SSLSocket) trustingAll().getSocketFactory().createSocket()) {
      connect(socket, host, port);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return "h2".equals(socket.getApplicationProtocol())
          ? Speech.TLS_WITH_HTTP2
          : Speech.TLS_WITHOUT_HTTP2;
    } catch (IOException | GeneralSecurityException _) {
      return Speech.NOTHING;
    }
  }

  private static <S extends Socket> S connect(S socket, String host, int port) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    socket.connect(new InetSocketAddress(name, port), PATIENCE_MILLIS);
    return socket;
  }

  /** Nothing is told to the other side, so it doesn't matter who that is. */
  private static SSLContext trustingAll() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    return context;
  }

  private static final class TrustAll implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {
      // nobody is refused
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {
      // nobody is refused
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
