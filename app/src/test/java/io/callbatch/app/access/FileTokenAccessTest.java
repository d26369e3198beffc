package io.callbatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTokenAccessTest {
  @TempDir private Path folder;

  private final AtomicLong nanos = new AtomicLong();
  private TokenFile file;

  @BeforeEach
  void addAToken() {
    file = new TokenFile(path());
    file.add(token("first", "secret"));
  }

  private Path path() {
    return folder.resolve("tokens.txt");
  }

  private static Token token(String name, String secret) {
    return new Token(
        name,
        TokenSecret.hash(secret),
        new PortalId("acme"),
        Set.of(Scope.CONVERT),
        Instant.parse("2026-11-24T12:00:00Z"));
  }

  private FileTokenAccess access() {
    return new FileTokenAccess(path(), nanos::get);
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void knowsTheTokensOfTheFileAndNoOthers() {
    Access access = access().resolve(Optional.of("secret")).orElseThrow();

    assertThat(access.caller().portal()).isEqualTo(new PortalId("acme"));
    assertThat(access.caller().source()).isEqualTo(ChangeSource.integration("first"));
    assertThat(access.scopes()).containsExactly(Scope.CONVERT);
    assertThat(access().resolve(Optional.of("Secret"))).isEmpty();
    assertThat(access().resolve(Optional.of(TokenSecret.hash("secret")))).isEmpty();
    assertThat(access().resolve(Optional.empty())).isEmpty();
  }

  @Test
  void seesChangesAtMostOnceASecond() {
    FileTokenAccess access = access();
    file.add(token("second", "other"));
    file.revoke("first");

    passes(Duration.ofMillis(999));
    assertThat(access.resolve(Optional.of("secret"))).isPresent();
    assertThat(access.resolve(Optional.of("other"))).isEmpty();

    passes(Duration.ofMillis(1));
    assertThat(access.resolve(Optional.of("secret"))).isEmpty();
    assertThat(access.resolve(Optional.of("other"))).isPresent();
  }

  @Test
  void aBrokenVersionLeavesTheOneBeforeInForceUntilItIsMended() throws IOException {
    FileTokenAccess access = access();
    String good = Files.readString(path());

    Files.writeString(path(), "nonsense\n");
    passes(Duration.ofSeconds(1));
    assertThat(access.resolve(Optional.of("secret"))).isPresent();

    Files.delete(path());
    passes(Duration.ofSeconds(1));
    assertThat(access.resolve(Optional.of("secret"))).isPresent();

    Files.writeString(path(), good.replace("first", "mended"));
    passes(Duration.ofSeconds(1));
    assertThat(access.resolve(Optional.of("secret")).orElseThrow().caller().source())
        .isEqualTo(ChangeSource.integration("mended"));
  }

  @Test
  void aFileThatIsWrongFromTheBeginningIsRefused() throws IOException {
    Files.writeString(path(), "nonsense\n");

    assertThatThrownBy(this::access)
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("tokens.txt:1: ");
  }
}
