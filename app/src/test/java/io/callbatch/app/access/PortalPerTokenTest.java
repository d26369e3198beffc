package io.callbatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.port.in.OverloadedException;
import io.callbatch.domain.port.in.Scope;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.port.in.TokenAccess.Access;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalPerTokenTest {
  private static final TokenAccess ANYBODY = AccessSettings.OPEN.open("127.0.0.1", false).tokens();

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
    TokenAccess tokens = settings(Optional.empty()).open("127.0.0.1", false).tokens();

    assertThat(portal(tokens, "one"))
        .isEqualTo(portal(settings(Optional.empty()).open("127.0.0.1", false).tokens(), "one"))
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
        settings(Optional.empty())
            .open("127.0.0.1", false)
            .tokens()
            .resolve(Optional.empty())
            .orElseThrow();

    assertThat(access.caller().portal()).isEqualTo(new PortalId("default"));
    assertThat(access.scopes()).as("as every other test").doesNotContain(Scope.ADMIN);
    assertThat(access.ownFaults()).isTrue();
  }

  @Test
  void asManyPortalsAreMadeAsAreAllowedAndKnownOnesStay() {
    TokenAccess tokens =
        new PortalPerToken(
            token -> token.filter("known"::equals).map(_ -> access(ANYBODY, "known")), 2);
    PortalId one = portal(tokens, "one");
    assertThat(portal(tokens, "two")).isNotEqualTo(one);

    assertThatThrownBy(() -> portal(tokens, "three"))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("2 unknown ones have a portal each")
        .hasMessageContaining("--max-token-portals");
    assertThat(portal(tokens, "one")).isEqualTo(one);
    assertThat(portal(tokens, "known")).isEqualTo(new PortalId("default"));
    assertThat(tokens.resolve(Optional.empty())).isEmpty();
  }

  @Test
  void warnsOnceOfATokenThatLooksLikeHubSpotsAndNeverSaysIt() {
    TokenAccess tokens = AccessSettings.OPEN.open("127.0.0.1", false).tokens();
    try (LoggedLines log = new LoggedLines(HubSpotTokenWarning.class)) {
      assertThat(tokens.resolve(Optional.of("any"))).isPresent();
      assertThat(log.records()).isEmpty();

      assertThat(tokens.resolve(Optional.of("pat-eu1-secret"))).isPresent();
      assertThat(tokens.resolve(Optional.of("pat-na1-other"))).isPresent();

      assertThat(log.messages(Level.WARNING))
          .singleElement()
          .asString()
          .contains("looks like one of HubSpot's")
          .doesNotContain("secret", "eu1");
    }
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
    TokenAccess tokens = settings(Optional.of(file)).open("127.0.0.1", false).tokens();

    assertThat(portal(tokens, "secret")).isEqualTo(new PortalId("acme"));
    assertThat(portal(tokens, "one").value()).startsWith("token-");
    assertThat(tokens.resolve(Optional.empty())).isEmpty();
  }

  @Test
  void withNothingConfiguredEverybodyIsOneCaller() {
    TokenAccess tokens = AccessSettings.OPEN.open("127.0.0.1", false).tokens();

    assertThat(portal(tokens, "one")).isEqualTo(new PortalId("default"));
    assertThat(tokens.resolve(Optional.empty())).isEqualTo(tokens.resolve(Optional.of("one")));
  }
}
