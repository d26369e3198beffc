package io.callbatch.app.access;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gives every unknown token a portal of its own, for test data that is isolated: the same token
 * always comes to the same portal, across restarts too. Known tokens, and requests without one, are
 * left to whom is asked first. Safe for use by several threads.
 */
public final class PortalPerToken implements TokenAccess {

  private static final String PREFIX = "token-";

  /** 128 bits: enough that no two tokens meet. */
  private static final int DIGITS = 32;

  private static final Set<Scope> SCOPES = EnumSet.complementOf(EnumSet.of(Scope.ADMIN));

  private final TokenAccess known;

  /** Asks this one first. */
  public PortalPerToken(TokenAccess known) {
    this.known = known;
  }

  @Override
  public Optional<Access> resolve(Optional<String> token) {
    return known.resolve(token).or(() -> token.map(PortalPerToken::ownPortal));
  }

  private static Access ownPortal(String token) {
    PortalId portal = new PortalId(PREFIX + TokenSecret.hash(token).substring(0, DIGITS));
    return new Access(new Caller(portal, ChangeSource.integration("callbatch")), SCOPES);
  }
}
