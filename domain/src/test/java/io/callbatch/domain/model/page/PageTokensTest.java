package io.callbatch.domain.model.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.page.PageTokens.Paged;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {
  private static final PortalId PORTAL = new PortalId("acme");
  private static final PageTokens TOKENS = new PageTokens(Paged.CALLS, PORTAL, "live");

  @ParameterizedTest
  @ValueSource(strings = {"7", "88512345671", "0199a8f0-7d4e-7b52-a8e1-2c1f6f1d7a10", "é"})
  void carryAPosition(String position) {
    String token = TOKENS.at(position);

    assertThat(token).matches("[A-Za-z0-9_-]+");
    assertThat(TOKENS.position(token)).contains(position);
  }

  @Test
  void areOfNoUseElsewhere() {
    String token = TOKENS.at("7");

    assertThat(
            Stream.of(
                new PageTokens(Paged.EXPORT, PORTAL, "live"),
                new PageTokens(Paged.CALLS, new PortalId("other"), "live"),
                new PageTokens(Paged.CALLS, PORTAL, "archived"),
                new PageTokens(Paged.CALLS, new PortalId("acm"), "elive")))
        .allSatisfy(other -> assertThat(other.position(token)).isEmpty());
  }

  @Test
  void areRefusedWithAnyBitChanged() {
    String token = TOKENS.at("88512345671");
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(TOKENS.position(Base64.getUrlEncoder().withoutPadding().encodeToString(flipped)))
          .as("bit %d", bit)
          .isEmpty();
    }
  }

  @Test
  void areRefusedWithAnyCharacterChangedOrCutOff() {
    String token = TOKENS.at("88512345671");
    for (int i = 0; i < token.length(); i++) {
      for (char c : "ABab01-_ =.".toCharArray()) {
        String changed = token.substring(0, i) + c + token.substring(i + 1);
        if (!changed.equals(token)) {
          assertThat(TOKENS.position(changed)).as(changed).isEmpty();
        }
      }
      assertThat(TOKENS.position(token.substring(0, i))).isEmpty();
      assertThat(TOKENS.position(token.substring(i + 1))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "7", "-1", "99999999999999999999", "MWM3", "é", "====", "%", "\u0000"})
  void areNoOtherTexts(String text) {
    assertThat(TOKENS.position(text)).isEmpty();
    if (!text.isEmpty()) {
      assertThat(TOKENS.position(TOKENS.at("7") + text)).isEmpty();
    }
  }

  @Test
  void areNotLong() {
    assertThat(TOKENS.position("A".repeat(16 << 20))).isEmpty();
  }
}
