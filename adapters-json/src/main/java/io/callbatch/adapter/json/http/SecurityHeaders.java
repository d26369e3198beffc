package io.callbatch.adapter.json.http;

import java.util.Map;

/** What browsers are told to keep apart from what comes from here. */
final class SecurityHeaders {

  static final String POLICY = "Content-Security-Policy";

  /** For the documentation: Swagger UI sets styles of elements, and has pictures in its styles. */
  static final String PAGE_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** For every answer that doesn't say anything else: nothing in it is loaded or run. */
  static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          POLICY,
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "Referrer-Policy",
          "no-referrer",
          "X-Frame-Options",
          "DENY",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private SecurityHeaders() {}
}
