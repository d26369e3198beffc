package io.callbatch.adapter.json.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the server meets those who come by HTTP.
 *
 * @param address what absolute links begin with
 * @param maxRequestLineBytes the most bytes of a request line, 1,024 or more
 */
public record HttpFront(PublicAddress address, int maxRequestLineBytes) {

  /** As long as HubSpot takes them: it answers 414 from some 16,200 characters on. */
  public static final int DEFAULT_REQUEST_LINE_BYTES = 16_384;

  /** Links as the connection has them, and request lines as long as HubSpot's. */
  public static final HttpFront DEFAULT =
      new HttpFront(PublicAddress.OF_THE_CONNECTION, DEFAULT_REQUEST_LINE_BYTES);

  /** What absolute links in the answer to a request begin with. */
  String origin(ServerRequest request) {
    return elsewhere(request).orElseGet(() -> ofConnection(request));
  }

  /** The same where it isn't simply the connection's; otherwise nothing. */
  Optional<String> elsewhere(ServerRequest request) {
    return address.elsewhere(
        ofConnection(request), peer(request), name -> field(request.headers(), name));
  }

  private static String ofConnection(ServerRequest request) {
    return (request.isSecure() ? "https://" : "http://")
        + RequestTarget.of(request.path().rawPath()).authority().orElseGet(request::authority);
  }

  private static String peer(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress()
        : "";
  }

  private static @Nullable String field(ServerRequestHeaders headers, String name) {
    return headers.contains(HeaderNames.create(name))
        ? String.join(",", headers.get(HeaderNames.create(name)).allValues())
        : null;
  }
}
