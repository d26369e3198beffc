package io.callbatch.app.access;

import io.callbatch.domain.port.in.TokenAccess;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Who may ask the servers, as the files say now. Files are looked at each second, also while nobody
 * asks. Safe for use by several threads; to be closed.
 */
public final class ServerAccess implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(ServerAccess.class.getName());

  private final TokenAccess tokens;
  private final Optional<FileTokenAccess> tokensFile;
  private final Optional<ServerTls> tls;
  private final Predicate<String> servedHosts;
  private final Predicate<String> trustedHosts;
  private final ScheduledExecutorService watch;

  ServerAccess(
      TokenAccess tokens,
      Optional<FileTokenAccess> tokensFile,
      Optional<ServerTls> tls,
      Predicate<String> servedHosts,
      Predicate<String> trustedHosts) {
    this.tokens = tokens;
    this.tokensFile = tokensFile;
    this.tls = tls;
    this.servedHosts = servedHosts;
    this.trustedHosts = trustedHosts;
    watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("access-files").factory());
    if (tokensFile.isPresent() || tls.isPresent()) {
      long period = Reloaded.INTERVAL.toMillis();
      var _ = watch.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }
  }

  /** A failure that isn't expected mustn't end the looking. */
  private void look() {
    try {
      tokensFile.ifPresent(FileTokenAccess::look);
      tls.ifPresent(ServerTls::look);
    } catch (RuntimeException | Error e) {
      LOGGER.log(Level.ERROR, "the files of tokens and certificates could not be looked at", e);
    }
  }

  /** What tokens open. */
  public TokenAccess tokens() {
    return tokens;
  }

  /** How connections are encrypted; empty: they aren't. */
  public Optional<ServerTls> tls() {
    return tls;
  }

  /** For which hosts, with their ports, requests are answered. */
  public Predicate<String> servedHosts() {
    return servedHosts;
  }

  /** Of which hosts, with their ports, pages may change something. */
  public Predicate<String> trustedHosts() {
    return trustedHosts;
  }

  /** Whether the tokens file as it is can't be used, so that an earlier version is in effect. */
  public boolean isTokensFileInTrouble() {
    return tokensFile.filter(FileTokenAccess::isInTrouble).isPresent();
  }

  /** The same of certificates and keys. */
  public boolean areTlsFilesInTrouble() {
    return tls.filter(ServerTls::isInTrouble).isPresent();
  }

  /** Looks at no file on its own any more. */
  @Override
  public void close() {
    watch.shutdownNow();
  }
}
