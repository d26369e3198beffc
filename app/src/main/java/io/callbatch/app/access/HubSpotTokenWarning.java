package io.callbatch.app.access;

import io.callbatch.domain.port.in.TokenAccess;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Warns once of a token that looks like HubSpot's own, where every token is accepted: whoever sends
 * it may think that this is HubSpot. Never says the token. Safe for use by several threads.
 */
final class HubSpotTokenWarning implements TokenAccess {

  private static final Logger LOGGER = System.getLogger(HubSpotTokenWarning.class.getName());

  /** How tokens of HubSpot's private apps begin. */
  private static final String PREFIX = "pat-";

  private final TokenAccess tokens;
  private final AtomicBoolean hasWarned = new AtomicBoolean();

  HubSpotTokenWarning(TokenAccess tokens) {
    this.tokens = tokens;
  }

  @Override
  public Optional<Access> resolve(Optional<String> token) {
    if (token.filter(secret -> secret.startsWith(PREFIX)).isPresent()
        && hasWarned.compareAndSet(false, true)) {
      LOGGER.log(
          Level.WARNING,
          "a request has a token that looks like one of HubSpot''s (pat-...); this isn''t HubSpot:"
              + " nothing is sent there, and every token is accepted");
    }
    return tokens.resolve(token);
  }
}
