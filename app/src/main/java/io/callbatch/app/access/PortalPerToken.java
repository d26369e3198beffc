package io.callbatch.app.access;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gives every unknown token a portal of its own, for test data that is isolated: the same token
 * always comes to the same portal, across restarts too. It may do everything there, and let its own
 * requests go wrong, but doesn't run the server. Known tokens, and requests without one, are left
 * to whom is asked first. Safe for use by several threads.
 */
public final class PortalPerToken implements TokenAccess {

  /** What unknown tokens may do, and requests without a token where none is asked for. */
  static final Set<Scope> SCOPES = EnumSet.complementOf(EnumSet.of(Scope.ADMIN));

  private static final String PREFIX = "token-";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(60);

  /** 128 bits: enough that no two tokens meet. */
  private static final int DIGITS = 32;

  private final TokenAccess known;
  private final int most;
  private final Set<PortalId> portals = new HashSet<>();

  /**
   * Asks this one first.
   *
   * @param most portals that are made this way while the process runs
   */
  public PortalPerToken(TokenAccess known, int most) {
    this.known = known;
    this.most = most;
  }

  @Override
  public Optional<Access> resolve(Optional<String> token) {
    return known.resolve(token).or(() -> token.map(this::ownPortal));
  }

  private Access ownPortal(String token) {
    PortalId portal = new PortalId(PREFIX + TokenSecret.hash(token).substring(0, DIGITS));
    requireRoom(portal);
    return new Access(new Caller(portal, ChangeSource.integration("callbatch")), SCOPES, true);
  }

  private void requireRoom(PortalId portal) {
    synchronized (portals) {
      if (portals.contains(portal)) {
        return;
      }
      if (portals.size() >= most) {
        throw new OverloadedException(
            "expected a known token, found another one while %d unknown ones have a portal each, as many as are allowed; use one of them again, or raise --max-token-portals"
                .formatted(most),
            RETRY_AFTER);
      }
      portals.add(portal);
    }
  }
}
