package io.callbatch.adapter.json.hubspot.exchange;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request to one of HubSpot's routes, as it came. For one thread.
 *
 * @param method the method, in capitals
 * @param origin scheme and authority by which the client came here, such as {@code
 *     http://127.0.0.1:8080}
 * @param path the path, percent-encoded
 * @param rawQuery what stands after the question mark, percent-encoded; empty where nothing does
 * @param headers the first value of a header field by its name, whatever the case
 * @param token the bearer token, if one came
 * @param body the body
 */
public record HubSpotRequest(
    String method,
    String origin,
    String path,
    String rawQuery,
    Function<String, Optional<String>> headers,
    Optional<String> token,
    Body body) {

  /** A header field. */
  public Optional<String> header(String name) {
    return headers.apply(name);
  }

  /** The path without doubled or trailing slashes. */
  public String normalPath() {
    return path.replaceAll("/+", "/").replaceFirst("/$", "");
  }

  /** The body of a request. */
  @FunctionalInterface
  public interface Body {
    /**
     * The whole body, inflated where it comes compressed; to be asked for once.
     *
     * @throws IOException if the connection fails
     */
    byte[] read() throws IOException;
  }
}
