package io.callbatch.domain.model.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestIdTest {

  @Test
  void hasUpTo128CharactersAsUnicodeCountsThem() {
    assertThat(new RequestId("😀".repeat(128)).value()).hasSize(256);
    assertThatThrownBy(() -> new RequestId("😀".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("129 characters");
    assertThatThrownBy(() -> new RequestId("")).isInstanceOf(IllegalArgumentException.class);
  }
}
