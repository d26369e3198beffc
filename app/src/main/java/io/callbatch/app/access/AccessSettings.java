package io.callbatch.app.access;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.port.in.TokenAccess.Access;
import io.callbatch.domain.usecase.OpenAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may ask the servers, and how.
 *
 * @param tokens the tokens file; empty: nobody is asked for a token
 * @param portalPerToken whether every unknown token gets a portal of its own
 * @param tls certificates and keys; empty: connections aren't encrypted
 * @param allowedHosts names, besides those of this machine, by which the servers are asked
 * @param maxTokenPortals portals that unknown tokens get while the process runs, 0 or more
 * @param ownHost the name that links of the servers have; unlike {@code allowedHosts} it doesn't
 *     keep other names out
 */
public record AccessSettings(
    Optional<Path> tokens,
    boolean portalPerToken,
    Optional<TlsFiles> tls,
    List<String> allowedHosts,
    int maxTokenPortals,
    Optional<String> ownHost) {

  /** Portals that {@link #portalPerToken} makes unless another number is set. */
  public static final int DEFAULT_TOKEN_PORTALS = 1_000;

  /** Nobody is asked for anything. */
  public static final AccessSettings OPEN =
      new AccessSettings(Optional.empty(), false, Optional.empty());

  private static final Caller ANYBODY =
      new Caller(new PortalId("default"), ChangeSource.integration("callbatch"));

  /** Copies the list. */
  public AccessSettings {
    allowedHosts = List.copyOf(allowedHosts);
  }

  /** The same without names of hosts, and with the usual number of portals. */
  public AccessSettings(Optional<Path> tokens, boolean portalPerToken, Optional<TlsFiles> tls) {
    this(tokens, portalPerToken, tls, List.of(), DEFAULT_TOKEN_PORTALS, Optional.empty());
  }

  /**
   * Reads the files, and watches them from then on.
   *
   * @param host the address that is bound, as the settings name it
   * @param reachable whether others than this machine reach that address
   * @throws AccessException if a file can't be used
   */
  public ServerAccess open(String host, boolean reachable) {
    Optional<FileTokenAccess> file = tokens.map(FileTokenAccess::new);
    List<String> names = new ArrayList<>(allowedHosts);
    names.add(host);
    ownHost.ifPresent(names::add);
    Predicate<String> hosts = new AllowedHosts(names);
    // Without tokens and reachable by this machine only: being here is all that is asked for.
    boolean checksHosts = (tokens.isEmpty() && !reachable) || !allowedHosts.isEmpty();
    return new ServerAccess(
        tokenAccess(file), file, tls.map(ServerTls::load), checksHosts ? hosts : _ -> true, hosts);
  }

  private TokenAccess tokenAccess(Optional<FileTokenAccess> file) {
    if (file.isPresent()) {
      return portalPerToken ? new PortalPerToken(file.get(), maxTokenPortals) : file.get();
    }
    return new HubSpotTokenWarning(
        portalPerToken
            ? new PortalPerToken(AccessSettings::withoutToken, maxTokenPortals)
            : new OpenAccess(ANYBODY));
  }

  /** Nobody is known; who comes without a token has a portal like all others. */
  private static Optional<Access> withoutToken(Optional<String> token) {
    return token.isEmpty()
        ? Optional.of(new Access(ANYBODY, PortalPerToken.SCOPES, true))
        : Optional.empty();
  }
}
