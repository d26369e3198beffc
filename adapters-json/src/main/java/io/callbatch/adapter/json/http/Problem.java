package io.callbatch.adapter.json.http;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Violation;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A request that can't be answered as asked: what the client is told, as RFC 9457 says it. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Kinds of problems; the names are part of the API. */
  enum Type {
    MALFORMED_REQUEST(400, "The request is malformed"),
    MALFORMED_DOCUMENT(400, "The document is malformed"),
    UNAUTHENTICATED(401, "The token is missing or wrong"),
    FORBIDDEN(403, "The token doesn't allow this"),
    CROSS_SITE(403, "Pages of other sites may not do this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method isn't allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be given"),
    REQUEST_ID_REUSED(409, "The Idempotency-Key was used for another request"),
    TOO_LARGE(413, "The document is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type isn't read"),
    MISDIRECTED_REQUEST(421, "The host isn't served here"),
    INVALID_DOCUMENT(422, "The document has violations"),
    RESPONSE_TOO_LARGE(422, "The response is too large to be sent"),
    HEADERS_TOO_LARGE(431, "The header fields are too large"),
    INTERNAL(500, "Something went wrong here"),
    NOT_IMPLEMENTED(501, "That part of HTTP isn't implemented here"),
    OVERLOADED(503, "Too much is under way"),
    READ_TIMED_OUT(503, "The read took longer than a read may"),
    SHUTTING_DOWN(503, "The server is shutting down"),
    STORE_UNAVAILABLE(503, "The store can't do its work now"),
    STORE_DAMAGED(503, "The store's data are damaged"),
    HTTP_VERSION_NOT_SUPPORTED(505, "The version of HTTP isn't spoken here"),
    STORE_FULL(507, "The store has no room left");

    private final int status;
    private final String title;

    Type(int status, String title) {
      this.status = status;
      this.title = title;
    }

    int status() {
      return status;
    }

    String title() {
      return title;
    }

    String uri() {
      return "urn:callbatch:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Type type;
  private final String detail;
  private final transient Findings violations;
  private final Map<String, String> headers;

  private Problem(Type type, String detail, Findings violations, Map<String, String> headers) {
    super(detail, null, false, false);
    this.type = type;
    this.detail = detail;
    this.violations = violations;
    this.headers = headers;
  }

  static Problem of(Type type, String detail) {
    return new Problem(type, detail, Findings.NONE, Map.of());
  }

  static Problem withHeaders(Type type, String detail, Map<String, String> headers) {
    return new Problem(type, detail, Findings.NONE, headers);
  }

  /** A document that was refused. */
  static Problem of(Reading.Refused refused) {
    Type type =
        switch (refused.reason()) {
          case NOT_UTF8, MALFORMED -> Type.MALFORMED_DOCUMENT;
          case TOO_LARGE -> Type.TOO_LARGE;
          case INVALID -> Type.INVALID_DOCUMENT;
        };
    return of(type, refused.violations());
  }

  /** A document of a stream that was refused: the stream itself is a well-formed request. */
  static Problem ofStream(Reading.Refused refused) {
    return of(
        refused.reason() == Reading.Refusal.TOO_LARGE ? Type.TOO_LARGE : Type.INVALID_DOCUMENT,
        refused.violations());
  }

  private static Problem of(Type type, Findings violations) {
    String first =
        violations.listed().stream().limit(1).map(Problem::text).collect(Collectors.joining());
    String detail =
        violations.total() == 1
            ? first
            : "%d violations; the first is %s".formatted(violations.total(), first);
    return new Problem(type, detail, violations, Map.of());
  }

  private static String text(Violation violation) {
    return violation.pointer().isEmpty()
        ? violation.message()
        : violation.pointer() + ": " + violation.message();
  }

  Type type() {
    return type;
  }

  String detail() {
    return detail;
  }

  Findings violations() {
    return violations;
  }

  Map<String, String> headers() {
    return headers;
  }
}
