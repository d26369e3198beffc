package io.callbatch.adapter.json.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps web pages of other sites from using this server through the browser of somebody who reaches
 * it: by a name of theirs that is led here, or by requests across sites. Safe for use by several
 * threads.
 */
final class SiteGuard {

  private static final Pattern ORIGIN =
      Pattern.compile("(https?)://([^/?#@\\s]+)", Pattern.CASE_INSENSITIVE);

  private final AllowedSites sites;

  SiteGuard(AllowedSites sites) {
    this.sites = sites;
  }

  /** What a request is refused with, if it is. */
  Optional<Problem> refusal(ServerRequest request, RequestTarget target) {
    String host = target.authority().orElseGet(request::authority);
    if (!sites.served().test(host)) {
      return Optional.of(
          Problem.of(
              Problem.Type.MISDIRECTED_REQUEST,
              "expected a host that is served here, such as localhost, found %s; --allowed-host adds one"
                  .formatted(host.isEmpty() ? "none" : host)));
    }
    if (isReading(request.prologue().method())) {
      return Optional.empty();
    }
    return origins(request).stream()
        .filter(origin -> !isOwn(origin, host))
        .findFirst()
        .map(origin ->
            Problem.of(
                Problem.Type.CROSS_SITE,
                "expected a page of this server as the Origin, found %s; --allowed-host adds a host"
                    .formatted(origin)));
  }

  private static boolean isReading(Method method) {
    return method.equals(Method.GET) || method.equals(Method.HEAD);
  }

  private static List<String> origins(ServerRequest request) {
    return request.headers().contains(HeaderNames.ORIGIN)
        ? request.headers().get(HeaderNames.ORIGIN).allValues()
        : List.of();
  }

  /** Opaque origins, {@code null}, are nobody's own. */
  private boolean isOwn(String origin, String host) {
    Matcher matcher = ORIGIN.matcher(origin.strip());
    if (!matcher.matches()) {
      return false;
    }
    String of = withoutDefaultPort(matcher.group(1), matcher.group(2));
    return of.equals(withoutDefaultPort(matcher.group(1), host)) || sites.trusted().test(of);
  }

  private static String withoutDefaultPort(String scheme, String authority) {
    String port = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
    String lower = authority.toLowerCase(Locale.ROOT);
    return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
  }
}
