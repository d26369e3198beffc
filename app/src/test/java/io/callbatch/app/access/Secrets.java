package io.callbatch.app.access;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;

/** Adds tokens to a file and gives their secrets. */
public final class Secrets {
  private Secrets() {}

  /** Adds a token of the portal {@code acme}. */
  public static String add(Path file, String name, Scope... scopes) {
    return add(file, name, "acme", scopes);
  }

  public static String add(Path file, String name, String portal, Scope... scopes) {
    String secret = TokenSecret.create(new SecureRandom());
    new TokenFile(file)
        .add(
            new Token(
                name,
                TokenSecret.hash(secret),
                new PortalId(portal),
                Set.of(scopes),
                Instant.EPOCH));
    return secret;
  }
}
