package io.callbatch.app.access;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A token as it is kept, without its secret.
 *
 * @param name what people call it, 1 to 64 letters, digits, {@code -}, {@code _} or {@code .};
 *     changes made with it have this name in the history of properties
 * @param hash what {@link TokenSecret#hash} makes of the secret
 * @param portal whose data it opens
 * @param scopes what it may be used for, one or more
 * @param created when it was made
 */
public record Token(String name, String hash, PortalId portal, Set<Scope> scopes, Instant created) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the name or the hash has another form, or there is no scope
   */
  public Token {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a name of 1 to 64 letters, digits, -, _ or ., found '%s'".formatted(name));
    }
    if (!TokenSecret.isHash(hash)) {
      throw new IllegalArgumentException(
          "expected a hash, the 64 lower-case hexadecimal digits of a SHA-256, found '%s'"
              .formatted(hash));
    }
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("expected one or more scopes, found none");
    }
    scopes = Set.copyOf(scopes);
  }
}
