package io.callbatch.domain.port.in;

import io.callbatch.domain.model.call.Caller;
import java.util.Optional;
import java.util.Set;

/** Tells on whose behalf a request comes, and what it may do. Safe for several threads. */
@FunctionalInterface
public interface TokenAccess {

  /**
   * What a token opens.
   *
   * @param token the bearer token of the request, as it was sent; empty: it came without one
   * @return empty if the token is wrong, or if one is missing that must be there
   */
  Optional<Access> resolve(Optional<String> token);

  /**
   * What a request may do.
   *
   * @param caller on whose behalf it comes
   * @param scopes what it may do
   * @param ownFaults whether it may let requests of its own portal go wrong, for tests
   */
  record Access(Caller caller, Set<Scope> scopes, boolean ownFaults) {

    /** Copies the scopes. */
    public Access {
      scopes = Set.copyOf(scopes);
    }

    /** What a request may do that isn't one of a test. */
    public Access(Caller caller, Set<Scope> scopes) {
      this(caller, scopes, false);
    }
  }
}
