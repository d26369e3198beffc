package io.callbatch.app.access;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.usecase.OpenAccess;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may ask the servers, and how.
 *
 * @param tokens the tokens file; empty: nobody is asked for a token
 * @param portalPerToken whether every unknown token gets a portal of its own
 * @param tls certificates and keys; empty: connections aren't encrypted
 */
public record AccessSettings(
    Optional<Path> tokens, boolean portalPerToken, Optional<TlsFiles> tls) {

  /** Nobody is asked for anything. */
  public static final AccessSettings OPEN =
      new AccessSettings(Optional.empty(), false, Optional.empty());

  private static final Caller ANYBODY =
      new Caller(new PortalId("default"), ChangeSource.integration("callbatch"));

  /**
   * What tokens open under these settings.
   *
   * @throws AccessException if the tokens file can't be used
   */
  public TokenAccess tokenAccess() {
    TokenAccess open = new OpenAccess(ANYBODY);
    if (tokens.isPresent()) {
      TokenAccess known = new FileTokenAccess(tokens.get());
      return portalPerToken ? new PortalPerToken(known) : known;
    }
    return portalPerToken
        // nobody is known, and who comes without a token is anybody
        ? new PortalPerToken(token -> token.isEmpty() ? open.resolve(token) : Optional.empty())
        : open;
  }

  /**
   * The certificates and keys, read.
   *
   * @throws AccessException if a file can't be used
   */
  public Optional<ServerTls> serverTls() {
    return tls.map(ServerTls::load);
  }
}
