package io.callbatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.port.in.TokenAccess.Access;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalPerTokenTest {
  @TempDir private Path folder;

  private static AccessSettings settings(Optional<Path> tokens) {
    return new AccessSettings(tokens, true, Optional.empty());
  }

  private static Access access(TokenAccess tokens, String token) {
    return tokens.resolve(Optional.of(token)).orElseThrow();
  }

  private static PortalId portal(TokenAccess tokens, String token) {
    return access(tokens, token).caller().portal();
  }

  @Test
  void aTokenAlwaysComesToThePortalThatIsItsOwn() {
    TokenAccess tokens = settings(Optional.empty()).tokenAccess();

    assertThat(portal(tokens, "one"))
        .isEqualTo(portal(settings(Optional.empty()).tokenAccess(), "one"))
        .isNotEqualTo(portal(tokens, "two"))
        // pinned: data of a portal must be found again by the next version
        .isEqualTo(new PortalId("token-7692c3ad3540bb803c020b3aee66cd88"));
    assertThat(access(tokens, "one").caller().source())
        .isEqualTo(ChangeSource.integration("callbatch"));
    assertThat(access(tokens, "one").scopes())
        .isEqualTo(EnumSet.of(Scope.READ, Scope.WRITE, Scope.CONVERT));
  }

  @Test
  void withoutConfiguredTokensWhoeverComesWithoutOneIsAnybody() {
    Access access =
        settings(Optional.empty()).tokenAccess().resolve(Optional.empty()).orElseThrow();

    assertThat(access.caller().portal()).isEqualTo(new PortalId("default"));
  }

  @Test
  void withConfiguredTokensKnownOnesComeFirstAndAMissingOneIsRefused() {
    Path file = folder.resolve("tokens.txt");
    new TokenFile(file)
        .add(
            new Token(
                "known",
                TokenSecret.hash("secret"),
                new PortalId("acme"),
                Set.of(Scope.READ),
                Instant.EPOCH));
    TokenAccess tokens = settings(Optional.of(file)).tokenAccess();

    assertThat(portal(tokens, "secret")).isEqualTo(new PortalId("acme"));
    assertThat(portal(tokens, "one").value()).startsWith("token-");
    assertThat(tokens.resolve(Optional.empty())).isEmpty();
  }

  @Test
  void withNothingConfiguredEverybodyIsOneCaller() {
    TokenAccess tokens = AccessSettings.OPEN.tokenAccess();

    assertThat(portal(tokens, "one")).isEqualTo(new PortalId("default"));
    assertThat(tokens.resolve(Optional.empty())).isEqualTo(tokens.resolve(Optional.of("one")));
  }
}
