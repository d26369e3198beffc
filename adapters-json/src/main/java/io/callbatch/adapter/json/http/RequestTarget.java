package io.callbatch.adapter.json.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request names: in origin form, a path, as clients ask servers, or in absolute form, a URL,
 * as they ask proxies (RFC 9112, section 3.2).
 *
 * @param path the path, percent-encoded
 * @param authority host and port of the absolute form; it takes the place of the field Host
 */
record RequestTarget(String path, Optional<String> authority) {

  private static final Pattern ABSOLUTE =
      Pattern.compile("https?:(?://([^/]*))?(/.*)?", Pattern.CASE_INSENSITIVE);

  /** The target whose path, or URL, Helidon has read like this. */
  static RequestTarget of(String rawPath) {
    Matcher matcher = ABSOLUTE.matcher(rawPath);
    if (rawPath.startsWith("/") || !matcher.matches()) {
      return new RequestTarget(rawPath, Optional.empty());
    }
    return new RequestTarget(
        Optional.ofNullable(matcher.group(2)).orElse("/"),
        Optional.of(Optional.ofNullable(matcher.group(1)).orElse("")));
  }
}
