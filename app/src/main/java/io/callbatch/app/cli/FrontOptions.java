package io.callbatch.app.cli;

import io.callbatch.adapter.json.http.HttpFront;
import io.callbatch.adapter.json.http.PublicAddress;
import io.callbatch.app.access.TrustedProxies;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How HTTP meets those who come: the address that links have, and how long a request line may be.
 */
final class FrontOptions {

  private static final int LEAST_REQUEST_LINE_BYTES = 1_024;
  private static final int MOST_REQUEST_LINE_BYTES = 1 << 20;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description =
          "What absolute links begin with, such as https://calls.example.com (default: the address"
              + " by which the request came).")
  private Optional<String> baseUrl = Optional.empty();

  @Option(
      names = "--trusted-proxies",
      paramLabel = "CIDR",
      split = ",",
      description =
          "Proxies whose Forwarded or X-Forwarded-Proto, -Host and -Prefix are believed; several by"
              + " commas, such as 10.0.0.0/8,::1.")
  private List<String> trustedProxies = List.of();

  @Option(
      names = "--max-request-line-bytes",
      paramLabel = "BYTES",
      defaultValue = "16384",
      description = "Most bytes of an HTTP request line (default: ${DEFAULT-VALUE}).")
  private int maxRequestLineBytes = HttpFront.DEFAULT_REQUEST_LINE_BYTES;

  HttpFront front() {
    if (maxRequestLineBytes < LEAST_REQUEST_LINE_BYTES
        || maxRequestLineBytes > MOST_REQUEST_LINE_BYTES) {
      throw new UsageException(
          "--max-request-line-bytes must be %d to %d"
              .formatted(LEAST_REQUEST_LINE_BYTES, MOST_REQUEST_LINE_BYTES));
    }
    return new HttpFront(
        new PublicAddress(base().map(FrontOptions::text), trusted()), maxRequestLineBytes);
  }

  /** The host of the base URL, by which requests come through a proxy that keeps it. */
  Optional<String> host() {
    return base().map(URI::getHost);
  }

  private TrustedProxies trusted() {
    try {
      return TrustedProxies.of(trustedProxies);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--trusted-proxies: " + e.getMessage());
    }
  }

  private Optional<URI> base() {
    return baseUrl.map(text -> {
      try {
        URI uri = new URI(text);
        boolean isHttp = List.of("http", "https").contains(String.valueOf(uri.getScheme()));
        if (isHttp
            && uri.getHost() != null
            && uri.getUserInfo() == null
            && uri.getQuery() == null
            && uri.getFragment() == null) {
          return uri;
        }
      } catch (URISyntaxException _) {
        // said below
      }
      throw new UsageException(
          "expected --base-url to be http(s)://HOST[:PORT][/PATH], found " + text);
    });
  }

  private static String text(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
