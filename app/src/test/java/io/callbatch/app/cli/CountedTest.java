package io.callbatch.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of things in words. */
class CountedTest {
  @ParameterizedTest
  @CsvSource({"0, 0 lines", "1, 1 line", "2, 2 lines", "1200, '1,200 lines'"})
  void oneIsNoPlural(long count, String text) {
    assertThat(Counted.of(count, "line")).isEqualTo(text);
  }
}
