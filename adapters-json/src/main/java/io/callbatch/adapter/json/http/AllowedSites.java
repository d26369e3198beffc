package io.callbatch.adapter.json.http;

import java.util.function.Predicate;

/**
 * For which hosts requests are answered, and the pages of which hosts may change something. Both
 * are asked with host and port as a request names them, such as {@code localhost:8080}.
 *
 * @param served hosts that requests may ask for; another one is refused, so that no name of a
 *     stranger can be led here (DNS rebinding)
 * @param trusted hosts whose pages may send other methods than GET and HEAD, besides those of the
 *     host that the request asks for
 */
public record AllowedSites(Predicate<String> served, Predicate<String> trusted) {

  /** Answers for every host; pages of other hosts may only read. */
  public static final AllowedSites ANY_HOST = new AllowedSites(_ -> true, _ -> false);
}
