package io.callbatch.app.access;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.port.in.TokenAccess;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Accepts the tokens of a file. A change of the file is seen by the first request that comes a
 * second or more after the last look, so a revoked token is refused without a restart. A version of
 * the file that can't be used is logged, and the version before stays in effect until it can. Safe
 * for use by several threads.
 */
public final class FileTokenAccess implements TokenAccess {

  private static final Logger LOGGER = System.getLogger(FileTokenAccess.class.getName());

  private final Reloaded<Tokens> tokens;

  /** What the file says, and who may read it. */
  private record Tokens(Map<String, Access> byHash, Optional<String> exposure) {}

  /**
   * The tokens of this file.
   *
   * @throws AccessException if it can't be used
   */
  public FileTokenAccess(Path file) {
    this(file, System::nanoTime, InstantSource.system());
  }

  FileTokenAccess(Path path, LongSupplier nanoTime, InstantSource clock) {
    TokenFile file = new TokenFile(path);
    tokens =
        new Reloaded<>(
            "the tokens file " + path,
            List.of(path),
            () -> read(file),
            read -> announce(read, path),
            nanoTime,
            clock);
  }

  private static Tokens read(TokenFile file) {
    Map<String, Access> byHash =
        file.tokens().stream()
            .collect(Collectors.toUnmodifiableMap(Token::hash, FileTokenAccess::access));
    return new Tokens(byHash, file.exposure());
  }

  private static void announce(Tokens read, Path path) {
    read.exposure().ifPresent(text -> LOGGER.log(Level.WARNING, text));
    LOGGER.log(Level.INFO, "tokens: {0} in {1}", read.byHash().size(), path);
  }

  private static Access access(Token token) {
    return new Access(
        new Caller(token.portal(), ChangeSource.integration(token.name())), token.scopes());
  }

  @Override
  public Optional<Access> resolve(Optional<String> token) {
    look();
    return token.flatMap(
        secret -> Optional.ofNullable(tokens.current().byHash().get(TokenSecret.hash(secret))));
  }

  /** Looks whether the file changed, at most once a second. */
  void look() {
    tokens.look();
  }

  /** Whether the file as it is can't be used, so that an earlier version is in effect. */
  boolean isInTrouble() {
    return tokens.isInTrouble();
  }
}
