package io.callbatch.adapter.grpc.access;

import io.callbatch.adapter.grpc.error.AccessRefusedException;
import io.callbatch.adapter.grpc.error.AccessRefusedException.Refusal;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;

/**
 * Lets rpcs in whose token has the scope that {@link MethodScopes} asks for, and remembers on whose
 * behalf they come. Safe for use by several threads.
 */
public final class AccessInterceptor implements ServerInterceptor {

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final String BEARER = "Bearer ";

  private final TokenAccess tokens;

  /** Asks this port what a token opens. */
  public AccessInterceptor(TokenAccess tokens) {
    this.tokens = tokens;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    MethodDescriptor<Q, A> method = call.getMethodDescriptor();
    if (MethodScopes.isOpen(method)) {
      return next.startCall(call, headers);
    }
    Access access =
        tokens
            .resolve(token(headers))
            .orElseThrow(() -> new AccessRefusedException(Refusal.UNKNOWN, Optional.empty()));
    Optional<Scope> needed = MethodScopes.needed(method);
    if (!MethodScopes.isForAllTokens(method)
        && needed.filter(access.scopes()::contains).isEmpty()) {
      throw new AccessRefusedException(Refusal.NOT_ALLOWED, needed);
    }
    return Contexts.interceptCall(CurrentAccess.with(access), call, headers, next);
  }

  /** Another scheme than Bearer is as good as no token. */
  private static Optional<String> token(Metadata headers) {
    return Optional.ofNullable(headers.get(AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(token -> !token.isEmpty());
  }
}
