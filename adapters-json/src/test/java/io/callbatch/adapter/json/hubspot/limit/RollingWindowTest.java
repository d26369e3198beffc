package io.callbatch.adapter.json.hubspot.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.limit.RollingWindow.Counts;
import org.junit.jupiter.api.Test;

class RollingWindowTest {
  private final RollingWindow window = new RollingWindow();

  @Test
  void countsTheLastTenSecondsAndThisOne() {
    assertThat(window.add(100)).isEqualTo(new Counts(1, 1));
    assertThat(window.add(100)).isEqualTo(new Counts(2, 2));
    assertThat(window.add(105)).isEqualTo(new Counts(3, 1));
    assertThat(window.add(109)).isEqualTo(new Counts(4, 1));
    assertThat(window.add(110)).isEqualTo(new Counts(3, 1));
    assertThat(window.add(1_000)).isEqualTo(new Counts(1, 1));
  }

  @Test
  void isIdleWhenNothingIsLeft() {
    window.add(100);
    assertThat(window.isIdle(109)).isFalse();
    assertThat(window.isIdle(110)).isTrue();
  }
}
