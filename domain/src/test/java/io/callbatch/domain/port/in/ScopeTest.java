package io.callbatch.domain.port.in;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsNameOnTheWire(Scope scope) {
    assertThat(Scope.of(scope.wireName())).contains(scope);
  }

  @Test
  void isNotFoundByAnyOtherName() {
    assertThat(Scope.of("READ")).isEmpty();
    assertThat(Scope.of("")).isEmpty();
  }
}
