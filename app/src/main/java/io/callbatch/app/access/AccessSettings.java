package io.callbatch.app.access;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.TokenAccess;
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
 */
public record AccessSettings(
    Optional<Path> tokens,
    boolean portalPerToken,
    Optional<TlsFiles> tls,
    List<String> allowedHosts) {

  /** Nobody is asked for anything. */
  public static final AccessSettings OPEN =
      new AccessSettings(Optional.empty(), false, Optional.empty());

  private static final Caller ANYBODY =
      new Caller(new PortalId("default"), ChangeSource.integration("callbatch"));

  /** Copies the list. */
  public AccessSettings {
    allowedHosts = List.copyOf(allowedHosts);
  }

  /** The same without names of hosts. */
  public AccessSettings(Optional<Path> tokens, boolean portalPerToken, Optional<TlsFiles> tls) {
    this(tokens, portalPerToken, tls, List.of());
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
    Predicate<String> hosts = new AllowedHosts(names);
    // Without tokens and reachable by this machine only: being here is all that is asked for.
    boolean checksHosts = (tokens.isEmpty() && !reachable) || !allowedHosts.isEmpty();
    return new ServerAccess(
        tokenAccess(file), file, tls.map(ServerTls::load), checksHosts ? hosts : _ -> true, hosts);
  }

  private TokenAccess tokenAccess(Optional<FileTokenAccess> file) {
    TokenAccess open = new OpenAccess(ANYBODY);
    if (file.isPresent()) {
      return portalPerToken ? new PortalPerToken(file.get()) : file.get();
    }
    return portalPerToken
        // nobody is known, and who comes without a token is anybody
        ? new PortalPerToken(token -> token.isEmpty() ? open.resolve(token) : Optional.empty())
        : open;
  }
}
