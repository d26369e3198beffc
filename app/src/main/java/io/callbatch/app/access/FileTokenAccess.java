package io.callbatch.app.access;

import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.port.in.TokenAccess;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets in the tokens of a file. A change of the file is seen by the first request that comes a
 * second or more after the last look, so a revoked token is refused without a restart. A version of
 * the file that can't be used is logged, and the one before goes on to hold. Safe for use by
 * several threads.
 */
public final class FileTokenAccess implements TokenAccess {

  private static final Logger LOGGER = System.getLogger(FileTokenAccess.class.getName());
  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  private final TokenFile file;
  private final LongSupplier nanoTime;
  private final AtomicLong lastLook;
  private volatile Map<String, Access> byHash;
  private volatile Version seen;
  private volatile String trouble = "";

  /**
   * The tokens of this file.
   *
   * @throws AccessException if it can't be used
   */
  public FileTokenAccess(Path file) {
    this(file, System::nanoTime);
  }

  FileTokenAccess(Path file, LongSupplier nanoTime) {
    this.file = new TokenFile(file);
    this.nanoTime = nanoTime;
    lastLook = new AtomicLong(nanoTime.getAsLong());
    try {
      seen = Version.of(file);
    } catch (IOException _) {
      seen = Version.NONE; // reading it will tell why
    }
    byHash = read();
  }

  @Override
  public Optional<Access> resolve(Optional<String> token) {
    lookIfDue();
    return token.flatMap(secret -> Optional.ofNullable(byHash.get(TokenSecret.hash(secret))));
  }

  private void lookIfDue() {
    long last = lastLook.get();
    long now = nanoTime.getAsLong();
    if (now - last >= LOOK_NANOS && lastLook.compareAndSet(last, now)) {
      look();
    }
  }

  private synchronized void look() {
    try {
      Version version = Version.of(file.path());
      if (!version.equals(seen)) {
        // Marked first: a change that comes while the file is read is another version.
        seen = version;
        byHash = read();
      }
    } catch (IOException | AccessException e) {
      report(String.valueOf(e.getMessage()));
    }
  }

  private Map<String, Access> read() {
    Map<String, Access> tokens =
        file.tokens().stream()
            .collect(Collectors.toUnmodifiableMap(Token::hash, FileTokenAccess::access));
    file.exposure().ifPresent(text -> LOGGER.log(Level.WARNING, text));
    LOGGER.log(Level.INFO, "tokens: {0} in {1}", tokens.size(), file.path());
    trouble = "";
    return tokens;
  }

  private static Access access(Token token) {
    return new Access(
        new Caller(token.portal(), ChangeSource.integration(token.name())), token.scopes());
  }

  /** Once for each trouble, not once a second. */
  private void report(String text) {
    if (!text.equals(trouble)) {
      trouble = text;
      LOGGER.log(Level.ERROR, "the tokens read before go on to hold: {0}", text);
    }
  }

  /** What tells one version of a file from another. */
  private record Version(FileTime modified, long size, @Nullable Object key) {

    static final Version NONE = new Version(FileTime.fromMillis(0), -1, null);

    static Version of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
  }
}
