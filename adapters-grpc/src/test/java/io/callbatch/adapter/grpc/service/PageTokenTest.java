package io.callbatch.adapter.grpc.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {
  @Test
  void carriesAPosition() {
    String token = PageToken.of(PageToken.Kind.CALLS, "88512345671");

    assertThat(token).matches("[A-Za-z0-9_-]+");
    assertThat(PageToken.position(PageToken.Kind.CALLS, token)).contains("88512345671");
  }

  @Test
  void isOfNoUseInAnotherList() {
    String token = PageToken.of(PageToken.Kind.CALLS, "7");

    assertThat(PageToken.position(PageToken.Kind.SEARCH, token)).isEmpty();
    assertThat(PageToken.position(PageToken.Kind.BATCHES, token)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1c", "1cx", "1c-1", "1c0", "2c7", "1c99999999999999999999", "1c7\u0000", "7"})
  void isRefusedWhenItHoldsNoPosition(String content) {
    String token =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(content.getBytes(StandardCharsets.UTF_8));

    assertThat(PageToken.position(PageToken.Kind.CALLS, token)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "%", "a b", "é", "====", "MWM3!"})
  void isRefusedWhenItIsNoBase64(String token) {
    assertThat(PageToken.position(PageToken.Kind.CALLS, token)).isEmpty();
  }
}
