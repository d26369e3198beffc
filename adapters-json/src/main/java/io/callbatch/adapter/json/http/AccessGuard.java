package io.callbatch.adapter.json.http;

import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets requests in whose bearer token (RFC 6750) has the scope of their route, and remembers on
 * whose behalf they come. Safe for use by several threads.
 */
final class AccessGuard {

  private static final String BEARER = "Bearer ";

  private final TokenAccess tokens;

  /** Asks this port what a token opens. */
  AccessGuard(TokenAccess tokens) {
    this.tokens = tokens;
  }

  /** A route for those only whose token has the scope. */
  Handler needing(Scope scope, Handler route) {
    return admitting(access -> access.scopes().contains(scope), scope, route);
  }

  /** A route for those who run the server, and for those who set faults for their own portal. */
  Handler needingFaults(Handler route) {
    return admitting(
        access -> access.scopes().contains(Scope.ADMIN) || access.ownFaults(), Scope.ADMIN, route);
  }

  private Handler admitting(Predicate<Access> mayEnter, Scope scope, Handler route) {
    return (request, response) -> {
      Access access = admit(request, mayEnter, scope);
      request.context().register(AccessGuard.class, access);
      route.handle(request, response);
    };
  }

  /**
   * What the request may do that has been let in.
   *
   * @throws IllegalStateException if the route asks for no scope
   */
  static Access of(ServerRequest request) {
    return request
        .context()
        .get(AccessGuard.class, Access.class)
        .orElseThrow(() -> new IllegalStateException("the request came past the access guard"));
  }

  private Access admit(ServerRequest request, Predicate<Access> mayEnter, Scope scope) {
    Optional<String> token = token(request);
    Access access = tokens.resolve(token).orElseThrow(() -> unauthenticated(token));
    if (!mayEnter.test(access)) {
      throw Problem.withHeaders(
          Problem.Type.FORBIDDEN,
          "found a token without the scope %s, which is due here".formatted(scope.wireName()),
          Map.of(
              "WWW-Authenticate",
              "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope.wireName())));
    }
    return access;
  }

  /** Another scheme than Bearer is as good as no token. */
  static Optional<String> token(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(token -> !token.isEmpty());
  }

  /** Only who sent a token is told that it is wrong (RFC 6750, section 3.1). */
  private static Problem unauthenticated(Optional<String> token) {
    return token.isEmpty()
        ? Problem.withHeaders(
            Problem.Type.UNAUTHENTICATED,
            "expected the header Authorization: Bearer TOKEN, found no token",
            Map.of("WWW-Authenticate", "Bearer"))
        : Problem.withHeaders(
            Problem.Type.UNAUTHENTICATED,
            "found a token that opens nothing; it is wrong, or was revoked",
            Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
  }
}
